import Autograd

/// The hyperbolic tangent of each element as a layer.
public final class Tanh: Module {
    /// Makes the layer. It has no parameters.
    public init() {}

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(tanh(input)) }
}
