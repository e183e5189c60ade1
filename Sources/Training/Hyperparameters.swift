import Arrays
import NN

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How a network is built and trained: the settings of a classifier of images, and one combination of those that a sweep
/// tries.
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

    /// What a trial of them draws without a seed of its own depends on this alone, whatever is tried before it.
    var seed: RandomSeed {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return try encoder.encode(self).reduce(0) { $0.derived(.sweep, Int($1)) }
        }
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
