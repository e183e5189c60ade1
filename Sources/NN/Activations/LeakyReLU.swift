import Arrays
import Autograd

/// Each element, multiplied by `slope` where it is not positive: 0.01 by default, as in
/// [`torch.nn.LeakyReLU`](https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html).
public func leakyReLU(_ x: Tensor, slope: Float = 0.01) -> Tensor {
    Tensor(x.value.leakyRectified(slope: slope), from: x) { gradient in
        x.accumulate(gradient.throughLeakyRectifier(x.value, slope: slope))
    }
}

/// `leakyReLU` as a layer, without parameters.
public final class LeakyReLU: Module {
    /// The factor of negative elements.
    public let slope: Float

    /// Makes the layer.
    public init(slope: Float = 0.01) { self.slope = slope }

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(leakyReLU(input, slope: slope)) }
}

extension Activation {
    /// The leaky rectifier with slope 0.01, `leaky-relu`.
    public static let leakyReLU = Activation("leaky-relu", { NN.leakyReLU($0) }, layer: { LeakyReLU() })
}
