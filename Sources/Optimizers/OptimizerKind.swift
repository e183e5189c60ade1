import NN

/// Which optimizer to train with, and its settings: a value, from which each model gets an optimizer of its own.
public enum OptimizerKind: Sendable, Equatable {
    /// Stochastic gradient descent.
    case sgd(learningRate: Float, weightDecay: Float = 0)
    /// Adam, with weight decay in the gradient.
    case adam(learningRate: Float = 1e-3, weightDecay: Float = 0)

    /// Makes the optimizer of `parameters`.
    public func makeOptimizer(for parameters: [Parameter]) -> any Optimizer {
        switch self {
        case .sgd(let learningRate, let weightDecay):
            SGD(parameters, learningRate: learningRate, weightDecay: weightDecay)
        case .adam(let learningRate, let weightDecay):
            Adam(parameters, learningRate: learningRate, weightDecay: weightDecay)
        }
    }
}
