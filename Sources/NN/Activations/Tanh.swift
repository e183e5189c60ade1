import Arrays
import Autograd

/// The hyperbolic tangent of each element.
public func tanh(_ x: Tensor) -> Tensor {
    let result = x.value.tanh()
    return Tensor(result, from: x) { gradient in x.accumulate(gradient.throughTanh(result)) }
}

/// `tanh` as a layer, without parameters.
public final class Tanh: Module {
    /// Makes the layer.
    public init() {}

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(tanh(input)) }
}

extension Activation {
    /// The hyperbolic tangent, `tanh`.
    public static let tanh = Activation("tanh", { NN.tanh($0) }, layer: Tanh.init)
}
