import NN
import Optimizers

/// Changes of hyperparameters; nil keeps a value.
///
/// ```swift
/// var changes = HyperparameterChanges()
/// changes.epochs = 200
/// let settings = changes.applied(to: ImageClassifier.bookSettings)
/// ```
public struct HyperparameterChanges: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The widths of the hidden layers; none for a linear model.
    public var hidden: [Int]?
    /// The dropout probability after each hidden layer.
    public var dropout: [Float]?
    /// The activation function of the hidden layers.
    public var activation: Activation?
    /// The initializer of the weights.
    public var initializer: MultilayerPerceptron.InitializerName?
    /// The number of passes over the training data.
    public var epochs: Int?
    /// The number of examples in a batch, at most.
    public var batchSize: Int?
    /// The optimizer.
    public var optimizer: OptimizerSettings.Algorithm?
    /// The learning rate.
    public var learningRate: Float?
    /// The weight decay.
    public var weightDecay: Float?
    /// The momentum, for `sgd`.
    public var momentum: Float?
    /// The number of shards of each batch, which the ranks of an MPI job share.
    public var shards: Int?

    /// Makes no changes.
    public init() {}

    /// Makes changes that turn any hyperparameters into these.
    public init(_ hyperparameters: Hyperparameters) {
        let (network, training) = (hyperparameters.network, hyperparameters.training)
        (hidden, dropout) = (network.hidden, network.dropout)
        (activation, initializer) = (network.activation, network.initializer)
        (epochs, batchSize, optimizer) = (training.epochs, training.batchSize, training.optimizer)
        (learningRate, weightDecay, momentum) = (training.learningRate, training.weightDecay, training.momentum)
        shards = training.shards
    }

    private enum CodingKeys: String, CodingKey {
        case hidden, dropout, activation, initializer, epochs, optimizer, momentum, shards
        case batchSize = "batch_size"
        case learningRate = "learning_rate"
        case weightDecay = "weight_decay"
    }

    /// The changes alone: `HyperparameterChanges(epochs: 200)`.
    public var description: String {
        let changes = Mirror(reflecting: self).children.compactMap { child in
            Mirror(reflecting: child.value).children.first.map { "\(child.label ?? ""): \($0.value)" }
        }
        return "HyperparameterChanges(\(changes.joined(separator: ", ")))"
    }

    /// `hyperparameters` with these changes.
    public func applied(to hyperparameters: Hyperparameters) -> Hyperparameters {
        var all = hyperparameters
        all.network.hidden = hidden ?? all.network.hidden
        all.network.dropout = dropout ?? all.network.dropout
        all.network.activation = activation ?? all.network.activation
        all.network.initializer = initializer ?? all.network.initializer
        all.training.epochs = epochs ?? all.training.epochs
        all.training.batchSize = batchSize ?? all.training.batchSize
        all.training.optimizer = optimizer ?? all.training.optimizer
        all.training.learningRate = learningRate ?? all.training.learningRate
        all.training.weightDecay = weightDecay ?? all.training.weightDecay
        all.training.momentum = momentum ?? all.training.momentum
        all.training.shards = shards ?? all.training.shards
        return all
    }
}
