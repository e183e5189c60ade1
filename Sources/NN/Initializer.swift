import Arrays
import Autograd
import Support

/// An initializer: the initial value of a parameter from its name, its shape and a random stream.
///
/// ```swift
/// Linear(20, 256, weight: .normal(deviation: 0.01), bias: .zeros)
/// net.initialize(weight: .xavierUniform)
/// let own = Initializer("my own") { name, shape, stream in
///     .uniform(shape, from: -10, to: 10, using: &stream)
/// }
/// ```
public struct Initializer: Sendable {
    /// The name, for messages.
    public let name: String
    private let make: @Sendable (_ name: String, _ shape: Shape, _ stream: inout RandomStream) -> NDArray<Float>

    /// Makes an initializer of your own; `make` returns a value of the given shape.
    public init(
        _ name: String,
        _ make: @escaping @Sendable (_ name: String, _ shape: Shape, _ stream: inout RandomStream) -> NDArray<Float>
    ) {
        self.name = name
        self.make = make
    }

    /// The initial value of the parameter called `name`.
    public func callAsFunction(_ name: String, _ shape: Shape, seed: RandomSeed) -> NDArray<Float> {
        var stream = RandomStream(seed: seed)
        let value = make(name, shape, &stream)
        require(value.shape == shape, "\(self.name): a value of shape \(value.shape) for '\(name)' of shape \(shape)")
        return value
    }
}

extension Initializer {
    /// Every element equal to `value`.
    public static func constant(_ value: Float) -> Initializer {
        Initializer("constant \(value)") { _, shape, _ in NDArray(repeating: value, shape: shape) }
    }

    /// Every element 0.
    public static let zeros = constant(0)
    /// Every element 1.
    public static let ones = constant(1)

    /// Normally distributed.
    public static func normal(mean: Float = 0, deviation: Float = 1) -> Initializer {
        Initializer("normal") { _, shape, stream in
            .normal(shape, mean: mean, deviation: deviation, using: &stream)
        }
    }

    /// Uniformly distributed between `lower` and `upper`.
    public static func uniform(_ lower: Float, _ upper: Float) -> Initializer {
        Initializer("uniform") { _, shape, stream in .uniform(shape, from: lower, to: upper, using: &stream) }
    }

    /// Uniform between ±√(6 / (inputs + outputs)).
    ///
    /// Source: Glorot and Bengio, *Understanding the difficulty of training deep feedforward neural networks*, 2010.
    public static let xavierUniform = Initializer("Xavier uniform") { _, shape, stream in
        let bound = (6 / Float(shape.fanIn + shape.fanOut)).squareRoot()
        return .uniform(shape, from: -bound, to: bound, using: &stream)
    }

    /// Normal with deviation √(2 / inputs), for rectifiers.
    ///
    /// Source: He et al., *Delving deep into rectifiers*, 2015.
    public static let heNormal = Initializer("He normal") { _, shape, stream in
        .normal(shape, deviation: (2 / Float(shape.fanIn)).squareRoot(), using: &stream)
    }

    /// Normal with deviation 1/√inputs, which keeps the variance of standardized inputs.
    ///
    /// Source: LeCun, Bottou, Orr and Müller, *Efficient BackProp*, 1998.
    public static let lecunNormal = Initializer("LeCun normal") { _, shape, stream in
        .normal(shape, deviation: 1 / Float(shape.fanIn).squareRoot(), using: &stream)
    }

    /// Uniform between ±1/√`inputs`: PyTorch's default for both parameters of a linear layer
    /// ([`torch.nn.Linear`](https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)).
    public static func pytorchLinear(inputs: Int) -> Initializer {
        let bound = 1 / Float(inputs).squareRoot()
        return uniform(-bound, bound)
    }
}

extension Shape {
    /// The inputs of a weight of shape outputs x inputs, times the rest of its shape; the length of a vector.
    fileprivate var fanIn: Int { rank > 1 ? dropFirst().reduce(1, *) : elementCount }
    /// The outputs of a weight of shape outputs x inputs, times the rest of its shape; the length of a vector.
    fileprivate var fanOut: Int { rank > 1 ? self[0] * dropFirst(2).reduce(1, *) : elementCount }
}

extension Module {
    /// Reinitializes the parameters of the module and of all modules in it.
    ///
    /// - Parameters:
    ///   - weight: For every parameter whose name ends in `weight`; nil leaves them.
    ///   - bias: For every parameter whose name ends in `bias`; nil leaves them.
    ///   - seed: The seed of the values; each parameter has a stream of its own.
    public func initialize(
        weight: Initializer? = nil, bias: Initializer? = nil, seed: RandomSeed = RandomScope.nextSeed()
    ) {
        for (index, named) in namedParameters.enumerated() {
            let initializer = named.name.hasSuffix("weight") ? weight : named.name.hasSuffix("bias") ? bias : nil
            guard let initializer else { continue }
            named.parameter.value = initializer(named.name, named.shape, seed: seed.derived(.initialization, index))
        }
    }

    /// Calls `body` with every module, children first, in the order of
    /// [`torch.nn.Module.apply`](https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html), but each once.
    public func apply(_ body: (any Module) throws -> Void) rethrows {
        var seen = Set<ObjectIdentifier>()
        try apply(body, &seen)
    }

    private func apply(_ body: (any Module) throws -> Void, _ seen: inout Set<ObjectIdentifier>) rethrows {
        guard seen.insert(ObjectIdentifier(self)).inserted else { return }
        for child in children { try child.apply(body, &seen) }
        try body(self)
    }
}
