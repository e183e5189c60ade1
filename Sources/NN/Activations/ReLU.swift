import Autograd

/// The rectifier as a layer: each element, or 0 where it is negative.
public final class ReLU: Module {
    /// Makes the layer. It has no parameters.
    public init() {}

    /// Applies the rectifier to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(relu(input)) }
}
