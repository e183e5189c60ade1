import Arrays
import Autograd

/// The logistic function 1 / (1 + e⁻ˣ) of each element, without overflow.
public func sigmoid(_ x: Tensor) -> Tensor {
    let result = x.value.sigmoid()
    return Tensor(result, from: x) { gradient in x.accumulate(gradient.throughSigmoid(result)) }
}

/// `sigmoid` as a layer, without parameters.
public final class Sigmoid: Module {
    /// Makes the layer.
    public init() {}

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(sigmoid(input)) }
}

extension Activation {
    /// The logistic function, `sigmoid`.
    public static let sigmoid = Activation("sigmoid", { NN.sigmoid($0) }, layer: Sigmoid.init)
}
