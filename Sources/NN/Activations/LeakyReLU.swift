import Autograd

/// The leaky rectifier as a layer: each element, multiplied by `slope` where it is not positive
/// ([`torch.nn.LeakyReLU`](https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html)).
public final class LeakyReLU: Module {
    /// What negative elements are multiplied by.
    public let slope: Float

    /// Makes the layer, with a slope of 0.01 if none is given. It has no parameters.
    public init(slope: Float = 0.01) { self.slope = slope }

    /// Applies the function to an input of any shape.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(leakyReLU(input, slope: slope)) }
}
