import NN

/// Which optimizer to train with, and its settings: a value, from which each model gets an optimizer of its own.
public enum OptimizerKind: Sendable, Equatable {
    /// Stochastic gradient descent.
    case sgd(learningRate: Float, momentum: Float = 0, weightDecay: Float = 0)
    /// Adam, with weight decay in the gradient.
    case adam(learningRate: Float = 1e-3, weightDecay: Float = 0)
    /// Adam, with decoupled weight decay.
    case adamW(learningRate: Float = 1e-3, weightDecay: Float = 1e-2, beta2: Float = 0.999)

    /// Each setting: whether it may be as it is, its name, its value, and what it may be.
    package var settings: [(isAllowed: Bool, name: String, value: Float, allowed: String)] {
        func positive(_ name: String, _ value: Float) -> (Bool, String, Float, String) {
            (value >= 0 && value.isFinite, name, value, "0 or more")
        }
        func share(_ name: String, _ value: Float) -> (Bool, String, Float, String) {
            ((0..<1).contains(value), name, value, "from 0 to less than 1")
        }
        let (rate, decay) = ("The learning rate", "The weight decay")
        return switch self {
        case .sgd(let learningRate, let momentum, let weightDecay):
            [positive(rate, learningRate), share("The momentum", momentum), positive(decay, weightDecay)]
        case .adam(let learningRate, let weightDecay):
            [positive(rate, learningRate), positive(decay, weightDecay)]
        case .adamW(let learningRate, let weightDecay, let beta2):
            [positive(rate, learningRate), positive(decay, weightDecay), share("beta2", beta2)]
        }
    }

    /// Makes the optimizer of `parameters`.
    public func makeOptimizer(for parameters: [Parameter]) -> any Optimizer {
        makeOptimizer(for: [ParameterGroup(parameters)])
    }

    /// Makes the optimizer of groups of parameters, each with settings of its own.
    public func makeOptimizer(for groups: [ParameterGroup]) -> any Optimizer {
        switch self {
        case .sgd(let learningRate, let momentum, let weightDecay):
            SGD(groups, learningRate: learningRate, momentum: momentum, weightDecay: weightDecay)
        case .adam(let learningRate, let weightDecay):
            Adam(groups, learningRate: learningRate, weightDecay: weightDecay)
        case .adamW(let learningRate, let weightDecay, let beta2):
            Adam(
                groups, learningRate: learningRate, weightDecay: weightDecay, decouplesWeightDecay: true,
                betas: (0.9, beta2))
        }
    }
}
