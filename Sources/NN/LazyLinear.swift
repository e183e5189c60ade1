import Arrays
import Autograd
import Support

/// A linear layer that takes the width of its input from the first one.
///
/// ```swift
/// let net = Sequential { LazyLinear(256); ReLU(); LazyLinear(10) }
/// _ = net(Tensor(NDArray(repeating: 0, shape: [2, 20])))   // the first call settles the shapes
/// ```
///
/// From then on it is a `Linear` with the same initial values. Reading its parameters before that stops the program. A
/// `Trainer` makes the first call by itself.
public final class LazyLinear: Module {
    /// The width of the output.
    public let outputs: Int
    /// Whether there is a bias.
    public let hasBias: Bool
    /// Applied to the output; nil for none.
    public let activation: Activation?
    private let make: (_ inputs: Int) -> Linear
    fileprivate var settled: Linear?

    /// Makes a layer; see `Linear` for the parameters.
    public init(
        _ outputs: Int, activation: Activation? = nil, weight: Initializer? = nil, bias: Initializer? = nil,
        hasBias: Bool = true, seed: RandomSeed = RandomScope.nextSeed()
    ) {
        require(hasBias || bias == nil, "LazyLinear: an initializer for the bias of a layer without one")
        require(outputs > 0, "LazyLinear: \(outputs) outputs are not positive")
        self.outputs = outputs
        self.hasBias = hasBias
        self.activation = activation
        make = { inputs in
            Linear(inputs, outputs, activation: activation, weight: weight, bias: bias, hasBias: hasBias, seed: seed)
        }
    }

    /// Outputs x inputs, once the first call has settled the inputs.
    public var weight: Parameter { layer.weight }
    /// One number for each output, once the first call has settled the inputs; nil in a layer without a bias.
    public var bias: Parameter? { layer.bias }

    /// The parameters, once the first call has settled the inputs.
    public var members: [NamedMember] { layer.members }

    /// As for `Linear`, the width of the input as `?` before the first call.
    public var title: String {
        let inputs = settled.map { "\($0.weight.shape[1])" } ?? "?"
        let activation = activation.map { ", activation: \($0)" } ?? ""
        return "LazyLinear(\(inputs), \(outputs)\(activation)\(hasBias ? "" : ", hasBias: false"))"
    }

    /// The title: there are no modules in it, and its parameters may not be known yet.
    public var description: String { title }

    /// Computes the output: examples x inputs to examples x outputs.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        if settled == nil {
            guard let inputs = input.shape.last else { stop("LazyLinear: a scalar has no inputs") }
            settled = make(inputs)
        }
        return noting(layer(input))
    }

    private var layer: Linear {
        guard let settled else {
            stop("\(title): the number of inputs is not known before the first call; call the model once with an input")
        }
        return settled
    }
}

extension Module {
    /// Whether a layer of the module has no parameters before its first input.
    package var awaitsInput: Bool { awaitsInput(holders: []) }

    /// Does not enter modules that are among their own `holders`.
    private func awaitsInput(holders: [ObjectIdentifier]) -> Bool {
        if let layer = self as? LazyLinear { return layer.settled == nil }
        let identity = ObjectIdentifier(self)
        return !holders.contains(identity) && children.contains { $0.awaitsInput(holders: holders + [identity]) }
    }
}
