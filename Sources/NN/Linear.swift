import Arrays
import Autograd
import Support

/// An affine layer with an optional activation f: y = f(x Wᵀ + b), or f(x Wᵀ) without a bias.
///
/// Input: examples x `inputs`; output: examples x `outputs`. `weight` (outputs x inputs, as in PyTorch) and `bias`
/// start uniform between ±1/√inputs, PyTorch's default
/// ([`torch.nn.Linear`](https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)).
///
/// ```swift
/// Linear(20, 256, activation: .relu, weight: .normal(deviation: 0.01), bias: .zeros)
/// Linear(20, 256, hasBias: false)
/// Linear(sharing: hidden)        // another layer with the same parameters
/// ```
public final class Linear: Module {
    /// Outputs x inputs.
    public let weight: Parameter
    /// One number for each output; nil in a layer without a bias.
    public let bias: Parameter?
    /// Applied to the output; nil for none.
    public let activation: Activation?

    /// Makes a layer with random weights.
    ///
    /// - Parameters:
    ///   - inputs: The width of the input, 1 or more.
    ///   - outputs: The width of the output, 1 or more.
    ///   - activation: Applied to the output; by default none.
    ///   - weight: The initializer of the weight; by default PyTorch's.
    ///   - bias: The initializer of the bias; by default PyTorch's.
    ///   - hasBias: Whether there is a bias: true by default.
    ///   - seed: The seed of the initial values: by default the next one of the scope (`withRandomSeed`).
    public init(
        _ inputs: Int, _ outputs: Int, activation: Activation? = nil, weight: Initializer? = nil,
        bias: Initializer? = nil, hasBias: Bool = true, seed: RandomSeed = RandomScope.nextSeed()
    ) {
        require(hasBias || bias == nil, "Linear: an initializer for the bias of a layer without one")
        require(inputs > 0 && outputs > 0, "Linear: \(inputs) inputs and \(outputs) outputs are not both positive")
        let usual = Initializer.pytorchLinear(inputs: inputs)
        let (weightSeed, biasSeed) = (seed.derived(.initialization, 0), seed.derived(.initialization, 1))
        self.weight = Parameter((weight ?? usual)("weight", Shape(outputs, inputs), seed: weightSeed))
        self.bias = hasBias ? Parameter((bias ?? usual)("bias", Shape(outputs), seed: biasSeed)) : nil
        self.activation = activation
    }

    /// Makes a layer with the given weight, outputs x inputs, and bias, one number for each output, if there is one.
    public init(weight: NDArray<Float>, bias: NDArray<Float>? = nil, activation: Activation? = nil) {
        require(weight.shape.rank == 2, "Linear: a weight is a matrix, not of shape \(weight.shape)")
        if let bias {
            require(
                bias.shape == Shape(weight.shape[0]),
                "Linear: a weight of shape \(weight.shape) and a bias of shape \(bias.shape) do not fit")
        }
        self.weight = Parameter(weight)
        self.bias = bias.map(Parameter.init)
        self.activation = activation
    }

    /// Makes a layer that shares the parameters of `other`; their gradients add up.
    public init(sharing other: Linear, activation: Activation? = nil) {
        weight = other.weight
        bias = other.bias
        self.activation = activation
    }

    /// The parameters.
    public var members: [NamedMember] { [("weight", weight)] + (bias.map { [("bias", $0)] } ?? []) }

    /// The widths of input and output, the activation, and whether there is no bias:
    /// `Linear(20, 256, activation: relu)`.
    public var title: String {
        let activation = activation.map { ", activation: \($0)" } ?? ""
        return "Linear(\(weight.shape[1]), \(weight.shape[0])\(activation)\(bias == nil ? ", hasBias: false" : ""))"
    }

    /// Computes the output: examples x inputs to examples x outputs.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        let output = linear(input, weight: weight, bias: bias)
        return noting(activation?(output) ?? output)
    }
}
