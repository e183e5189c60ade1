import Arrays
import Autograd
import Support

/// Flattens all dimensions but the first: images of examples x height x width to examples x pixels
/// ([`torch.nn.Flatten`](https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html)).
public final class Flatten: Module {
    /// Makes the layer. It has no parameters.
    public init() {}

    /// Reshapes an input of two dimensions or more to a matrix of one example a row.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        require(input.shape.rank >= 2, "Flatten: two dimensions or more are expected, not shape \(input.shape)")
        return noting(input.reshaped(to: Shape(input.shape[0], input.shape.dropFirst().reduce(1, *))))
    }
}
