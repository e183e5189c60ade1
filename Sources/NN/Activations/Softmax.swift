import Autograd

/// Shares along the last axis as a layer: e^xᵢ / Σⱼ e^xⱼ
/// ([`torch.nn.Softmax`](https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html) with `dim=-1`).
///
/// Not to be put before a cross-entropy, which takes logits.
public final class Softmax: Module {
    /// Makes the layer. It has no parameters.
    public init() {}

    /// Applies the function to an input of one dimension or more.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(softmax(input)) }
}

/// The logarithm of the shares along the last axis as a layer: xᵢ - log Σⱼ e^xⱼ
/// ([`torch.nn.LogSoftmax`](https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSoftmax.html) with `dim=-1`).
public final class LogSoftmax: Module {
    /// Makes the layer. It has no parameters.
    public init() {}

    /// Applies the function to an input of one dimension or more.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(logSoftmax(input)) }
}
