import Arrays
import NN
import Optimizers
import Training

/// How a model is trained: the hyper-parameters.
///
/// ```swift
/// var settings = TrainingSettings.book
/// settings.learningRate = 2
/// ```
public struct TrainingSettings: Sendable, Hashable, Codable {
    /// The optimizers by name.
    public enum OptimizerName: String, Sendable, Hashable, Codable, CaseIterable {
        /// Adam, with weight decay in the gradient.
        case adam
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

    /// The book's: 100 epochs of Adam at 5, no weight decay, 64 rows in a batch.
    public static let book = TrainingSettings(
        epochs: 100, learningRate: 5, weightDecay: 0, batchSize: 64, optimizer: .adam)

    /// Makes settings; `book` has the usual ones.
    public init(epochs: Int, learningRate: Float, weightDecay: Float, batchSize: Int, optimizer: OptimizerName) {
        self.epochs = epochs
        self.learningRate = learningRate
        self.weightDecay = weightDecay
        self.batchSize = batchSize
        self.optimizer = optimizer
    }

    private enum CodingKeys: String, CodingKey {
        case epochs, optimizer
        case learningRate = "learning_rate"
        case weightDecay = "weight_decay"
        case batchSize = "batch_size"
    }

    /// The trainer of these settings, for mean squared error.
    func trainer(seed: RandomSeed) -> Trainer {
        Trainer(epochs: epochs, batchSize: batchSize, loss: .meanSquaredError, optimizer: optimizerKind, seed: seed)
    }

    private var optimizerKind: OptimizerKind {
        switch optimizer {
        case .adam: .adam(learningRate: learningRate, weightDecay: weightDecay)
        case .sgd: .sgd(learningRate: learningRate, weightDecay: weightDecay)
        }
    }
}
