import Arrays
import Autograd

/// The Gaussian error linear unit x Φ(x) of each element, with Φ the standard normal cumulative distribution function.
///
/// By the error function, not its approximation by `tanh`: the default of
/// [`torch.nn.GELU`](https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html)
/// ([Hendrycks and Gimpel, 2016](https://arxiv.org/abs/1606.08415)).
public func gelu(_ x: Tensor) -> Tensor {
    Tensor(x.value.gelu(), from: x) { gradient in x.accumulate(gradient.throughGELU(x.value)) }
}

/// `gelu` as a layer, without parameters.
public final class GELU: Module {
    /// Makes the layer.
    public init() {}

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(gelu(input)) }
}

extension Activation {
    /// The Gaussian error linear unit, `gelu`.
    public static let gelu = Activation("gelu", { NN.gelu($0) }, layer: GELU.init)
}
