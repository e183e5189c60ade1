import Autograd

/// Which optimizer to train with, and its settings: a value, from which each model gets an optimizer of its own.
///
/// ```swift
/// Trainer(epochs: 10, batchSize: 64, optimizer: .adam(learningRate: 0.01))
/// let own = OptimizerKind("sign descent, rate 0.01") { groups in SignDescent(groups, learningRate: 0.01) }
/// ```
public struct OptimizerKind: Sendable {
    /// The name and the settings, for messages and records. A checkpoint tells optimizers apart by it: two that differ should
    /// not share one.
    public let name: String
    /// What the settings may be, and are.
    package let settings: [Setting]
    private let make: @Sendable ([ParameterGroup]) -> any Optimizer

    /// A number that must lie within bounds.
    package struct Setting: Sendable {
        package let name: String
        package let value: Float
        package let allowed: String
        package let isAllowed: Bool
    }

    /// Makes a kind of one's own; `make` makes the optimizer of groups of parameters.
    public init(_ name: String, _ make: @escaping @Sendable ([ParameterGroup]) -> any Optimizer) {
        self.init(name, [], make)
    }

    private init(
        _ name: String, _ settings: [Setting], _ make: @escaping @Sendable ([ParameterGroup]) -> any Optimizer
    ) {
        self.name = ([name] + settings.map { "\($0.name) \($0.value)" }).joined(separator: ", ")
        self.settings = settings
        self.make = make
    }

    /// Stochastic gradient descent.
    public static func sgd(learningRate: Float, momentum: Float = 0, weightDecay: Float = 0) -> OptimizerKind {
        let settings = [Setting.rate(learningRate), .share("momentum", momentum), .decay(weightDecay)]
        return OptimizerKind("sgd", settings) { groups in
            SGD(groups, learningRate: learningRate, momentum: momentum, weightDecay: weightDecay)
        }
    }

    /// `Adam`, with weight decay in the gradient.
    public static func adam(
        learningRate: Float = 1e-3, weightDecay: Float = 0, betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8
    ) -> OptimizerKind {
        let settings = Setting.adam(learningRate, weightDecay, betas, epsilon)
        return OptimizerKind("adam", settings) { groups in
            Adam(groups, learningRate: learningRate, weightDecay: weightDecay, betas: betas, epsilon: epsilon)
        }
    }

    /// `AdamW`: Adam with decoupled weight decay.
    public static func adamW(
        learningRate: Float = 1e-3, weightDecay: Float = 1e-2, betas: (Float, Float) = (0.9, 0.999),
        epsilon: Float = 1e-8
    ) -> OptimizerKind {
        let settings = Setting.adam(learningRate, weightDecay, betas, epsilon)
        return OptimizerKind("adamw", settings) { groups in
            AdamW(groups, learningRate: learningRate, weightDecay: weightDecay, betas: betas, epsilon: epsilon)
        }
    }

    /// Makes the optimizer of `parameters`.
    public func makeOptimizer(for parameters: [Parameter]) -> any Optimizer {
        makeOptimizer(for: [ParameterGroup(parameters)])
    }

    /// Makes the optimizer of groups of parameters, each with settings of its own.
    public func makeOptimizer(for groups: [ParameterGroup]) -> any Optimizer { make(groups) }
}

extension OptimizerKind.Setting {
    fileprivate static func positive(_ name: String, _ value: Float) -> Self {
        Self(name: name, value: value, allowed: "0 or more", isAllowed: value >= 0 && value.isFinite)
    }

    fileprivate static func share(_ name: String, _ value: Float) -> Self {
        Self(name: name, value: value, allowed: "from 0 to less than 1", isAllowed: (0..<1).contains(value))
    }

    fileprivate static func rate(_ value: Float) -> Self { positive("learning rate", value) }

    fileprivate static func decay(_ value: Float) -> Self { positive("weight decay", value) }

    fileprivate static func adam(
        _ learningRate: Float, _ weightDecay: Float, _ betas: (Float, Float), _ epsilon: Float
    ) -> [Self] {
        [
            rate(learningRate), decay(weightDecay), share("beta1", betas.0), share("beta2", betas.1),
            positive("epsilon", epsilon),
        ]
    }
}
