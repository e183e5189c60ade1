import Arrays
import Autograd

/// The softmax e^xᵢ / Σⱼ e^xⱼ along the last axis, without overflow: positive numbers that add up to 1.
public func softmax(_ x: Tensor) -> Tensor {
    let result = x.value.softmax(along: -1)
    return Tensor(result, from: x) { gradient in x.accumulate(gradient.throughSoftmax(result, along: -1)) }
}

/// The logarithm of `softmax`, xᵢ - log Σⱼ e^xⱼ along the last axis: exact where `softmax` itself would underflow.
public func logSoftmax(_ x: Tensor) -> Tensor {
    let result = x.value.logSoftmax(along: -1)
    return Tensor(result, from: x) { gradient in x.accumulate(gradient.throughLogSoftmax(result, along: -1)) }
}

/// `softmax` as a layer, without parameters
/// ([`torch.nn.Softmax`](https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html) with `dim=-1`).
///
/// Not for use before a cross-entropy, which takes logits.
public final class Softmax: Module {
    /// Makes the layer.
    public init() {}

    /// Applies the function to an input of one dimension or more.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(softmax(input)) }
}

/// `logSoftmax` as a layer, without parameters
/// ([`torch.nn.LogSoftmax`](https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSoftmax.html) with `dim=-1`).
public final class LogSoftmax: Module {
    /// Makes the layer.
    public init() {}

    /// Applies the function to an input of one dimension or more.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(logSoftmax(input)) }
}
