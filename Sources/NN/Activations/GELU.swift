import Autograd

/// The Gaussian error linear unit as a layer: x Φ(x) of each element, by the error function
/// ([`torch.nn.GELU`](https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html) with its defaults).
public final class GELU: Module {
    /// Makes the layer. It has no parameters.
    public init() {}

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(gelu(input)) }
}
