import ArgumentParser
import NN
import Optimizers
import Support
import Training

/// The hyperparameters of a sweep: columns of its table, and, if numeric, axes of its chart.
package enum SweepParameter: String, CaseIterable, Sendable {
    case hidden, activation, initializer
    case dropout, depth, width
    case learningRate = "learning-rate"
    case weightDecay = "weight-decay"
    case epochs
    case batchSize = "batch-size"
    case optimizer

    /// Those with a column: depth and width are part of `hidden`.
    static let columns: [SweepParameter] = [
        .hidden, .activation, .initializer, .dropout, .learningRate, .weightDecay, .epochs, .batchSize, .optimizer,
    ]

    func text(_ trial: Hyperparameters) -> String {
        switch self {
        case .hidden:
            trial.network.hidden.isEmpty ? "none" : trial.network.hidden.map(String.init).joined(separator: ",")
        case .activation: trial.network.activation.rawValue
        case .initializer: trial.network.initializer.rawValue
        case .optimizer: trial.training.optimizer.rawValue
        case .epochs: "\(trial.training.epochs)"
        case .batchSize: "\(trial.training.batchSize)"
        default: number(trial).map { "\(Float($0))" } ?? ""
        }
    }

    /// The value as a number; nil if it is not numeric.
    func number(_ trial: Hyperparameters) -> Double? {
        switch self {
        case .hidden, .activation, .initializer, .optimizer: nil
        case .epochs: Double(trial.training.epochs)
        case .batchSize: Double(trial.training.batchSize)
        case .dropout: Double(trial.dropout)
        case .depth: Double(trial.depth)
        case .width: Double(trial.network.hidden.first ?? 0)
        case .learningRate: Double(trial.training.learningRate)
        case .weightDecay: Double(trial.training.weightDecay)
        }
    }
}

extension SweepParameter: ExpressibleByArgument {
    /// Those that are numeric; the first that varies is the default axis of a chart.
    static let numbers: [SweepParameter] = [
        .learningRate, .width, .depth, .dropout, .weightDecay, .epochs, .batchSize,
    ]

    package init?(argument: String) {
        guard let parameter = Self.numbers.first(where: { $0.rawValue == argument }) else { return nil }
        self = parameter
    }

    package static var allValueStrings: [String] { numbers.map(\.rawValue) }
}
