import NN

/// How a network is built and trained.
public struct Hyperparameters: Sendable, Hashable, Codable {
    /// The network.
    public var network: MultilayerPerceptron
    /// How it is trained.
    public var training: TrainingSettings

    /// Makes them.
    public init(network: MultilayerPerceptron, training: TrainingSettings) {
        self.network = network
        self.training = training
    }

    /// The number of hidden layers; set, it repeats the widths that there are so often.
    public var depth: Int {
        get { network.hidden.count }
        set { network.hidden = (0..<newValue).flatMap { _ in network.hidden } }
    }

    /// The probability of dropout behind the first hidden layer, 0 without any; set, it is the same behind all of them.
    public var dropout: Float {
        get { network.dropout.first ?? 0 }
        set { network.dropout = network.hidden.map { _ in newValue } }
    }
}
