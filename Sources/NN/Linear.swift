import Arrays
import Autograd

/// An affine layer: y = x Wᵀ + b.
///
/// Input: examples x `inputs`; output: examples x `outputs`. Both `weight` (outputs x inputs, as in PyTorch) and `bias`
/// start uniformly distributed between -1/√inputs and 1/√inputs, which is PyTorch's default
/// ([`torch.nn.Linear`](https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)).
public final class Linear: Module {
    /// Outputs x inputs.
    public let weight: Parameter
    /// One number for each output.
    public let bias: Parameter

    /// Makes a layer with random weights.
    ///
    /// - Parameters:
    ///   - inputs: The width of the input, 1 or more.
    ///   - outputs: The width of the output.
    ///   - seed: What the start values depend on: by default the next seed of the scope (`withRandomSeed`).
    public init(_ inputs: Int, _ outputs: Int, seed: RandomSeed = RandomScope.nextSeed()) {
        require(inputs > 0 && outputs > 0, "Linear: \(inputs) inputs and \(outputs) outputs are not both positive")
        let bound = 1 / Float(inputs).squareRoot()
        var stream = RandomStream(seed: seed.derived(.initialization, 0))
        weight = Parameter(.uniform(Shape(outputs, inputs), from: -bound, to: bound, using: &stream))
        bias = Parameter(.uniform(Shape(outputs), from: -bound, to: bound, using: &stream))
    }

    /// Makes a layer with the given weight, outputs x inputs, and bias.
    public init(weight: NDArray<Float>, bias: NDArray<Float>) {
        require(
            weight.shape.rank == 2 && bias.shape == Shape(weight.shape[0]),
            "Linear: a weight of shape \(weight.shape) and a bias of shape \(bias.shape) do not fit")
        self.weight = Parameter(weight)
        self.bias = Parameter(bias)
    }

    /// Computes the output: examples x inputs to examples x outputs.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        linear(input, weight: weight.tensor, bias: bias.tensor)
    }
}
