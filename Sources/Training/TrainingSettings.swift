import Arrays
import NN
import Optimizers

/// How a model is trained: the hyper-parameters, as a value that a file or a command line can hold.
///
/// ```swift
/// var settings = TrainingSettings(epochs: 10, learningRate: 0.1, batchSize: 256, optimizer: .sgd)
/// settings.learningRate = 0.5
/// try settings.trainer(loss: .crossEntropy(), seed: 0).fit(net, training)
/// ```
public struct TrainingSettings: Sendable, Hashable, Codable {
    /// The optimizers by name.
    public enum OptimizerName: String, Sendable, Hashable, Codable, CaseIterable {
        /// Adam, with weight decay in the gradient.
        case adam
        /// Adam, with decoupled weight decay.
        case adamW = "adamw"
        /// Stochastic gradient descent.
        case sgd
    }

    /// How often each row is seen.
    public var epochs: Int
    /// The step size, 0 or more.
    public var learningRate: Float
    /// What is added to the gradient times each parameter, 0 or more.
    public var weightDecay: Float
    /// The number of rows in one step.
    public var batchSize: Int
    /// Which optimizer takes the steps.
    public var optimizer: OptimizerName

    /// How much of the last step's direction stays, in 0..<1: for `sgd` only.
    public var momentum: Float

    /// Makes settings.
    public init(
        epochs: Int, learningRate: Float, weightDecay: Float = 0, batchSize: Int, optimizer: OptimizerName,
        momentum: Float = 0
    ) {
        self.epochs = epochs
        self.learningRate = learningRate
        self.weightDecay = weightDecay
        self.batchSize = batchSize
        self.optimizer = optimizer
        self.momentum = momentum
    }

    private enum CodingKeys: String, CodingKey {
        case epochs, optimizer, momentum
        case learningRate = "learning_rate"
        case weightDecay = "weight_decay"
        case batchSize = "batch_size"
    }

    /// The trainer of these settings.
    public func trainer(loss: Loss, seed: RandomSeed) -> Trainer {
        Trainer(epochs: epochs, batchSize: batchSize, loss: loss, optimizer: optimizerKind, seed: seed)
    }

    private var optimizerKind: OptimizerKind {
        switch optimizer {
        case .adam: .adam(learningRate: learningRate, weightDecay: weightDecay)
        case .adamW: .adamW(learningRate: learningRate, weightDecay: weightDecay)
        case .sgd: .sgd(learningRate: learningRate, momentum: momentum, weightDecay: weightDecay)
        }
    }
}
