import NN

/// The plan of a network and the settings of its training.
public struct Hyperparameters: Sendable, Hashable, Codable {
    /// The plan of the network.
    public var network: MultilayerPerceptron
    /// The settings of the training.
    public var training: TrainingSettings

    /// Makes hyperparameters.
    public init(network: MultilayerPerceptron, training: TrainingSettings) {
        (self.network, self.training) = (network, training)
    }

    /// The number of hidden layers; setting it repeats the present widths this many times.
    public var depth: Int {
        get { network.hidden.count }
        set { network.hidden = (0..<newValue).flatMap { _ in network.hidden } }
    }

    /// The dropout probability after the first hidden layer, 0 without one; setting it sets that of all layers.
    public var dropout: Float {
        get { network.dropout.first ?? 0 }
        set { network.dropout = network.hidden.map { _ in newValue } }
    }
}
