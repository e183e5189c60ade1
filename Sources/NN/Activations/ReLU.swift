import Arrays
import Autograd

/// The rectified linear unit (rectifier) max(x, 0) of each element. Its gradient at 0 is 0.
public func relu(_ x: Tensor) -> Tensor {
    Tensor(x.value.rectified(), from: x) { gradient in x.accumulate(gradient.throughRectifier(x.value)) }
}

/// `relu` as a layer, without parameters
/// ([`torch.nn.ReLU`](https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU.html)).
public final class ReLU: Module {
    /// Makes the layer.
    public init() {}

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(relu(input)) }
}

extension Activation {
    /// The rectifier, `relu`.
    public static let relu = Activation("relu", { NN.relu($0) }, layer: ReLU.init)
}
