import Arrays
import NN

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One combination of hyper-parameters that a sweep tries.
public struct Trial: Sendable, Hashable, Codable {
    /// The network.
    public var network: MultilayerPerceptron
    /// How it is trained.
    public var training: TrainingSettings

    /// Makes a trial.
    public init(network: MultilayerPerceptron, training: TrainingSettings) {
        self.network = network
        self.training = training
    }

    /// What it draws without a seed of its own depends on this: on the trial alone, whatever is tried before it.
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

/// What came of a trial.
public struct TrialResult: Sendable, Hashable, Codable {
    /// What was tried.
    public let trial: Trial
    /// On what: results of another study in the same file are left alone.
    public let study: String
    /// The number that trials are ranked by; nil where training went non-finite.
    public let metric: Double?
    /// How long it took.
    public let seconds: Double

    /// Makes a result.
    public init(trial: Trial, study: String, metric: Double?, seconds: Double) {
        self.trial = trial
        self.study = study
        self.metric = metric
        self.seconds = seconds
    }
}
