import Autograd

/// The logistic function as a layer: 1 / (1 + e⁻ˣ) of each element.
public final class Sigmoid: Module {
    /// Makes the layer. It has no parameters.
    public init() {}

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(sigmoid(input)) }
}
