import NN
import Training

/// Ways of learning a table that have a name.
public enum RegressionPreset: String, Sendable, Hashable, Codable, CaseIterable {
    /// The book's way with house prices: one linear layer, trained on prices as they are; preprocessing over both tables.
    case book
    /// For any table: no leaks, the target on the scale of the metric, a linear model and a small perceptron side by side; no
    /// prediction is beyond the targets it was trained on.
    case general
    /// The most exact one for house prices and tables like theirs, of some thousand rows: the mean of three models of different
    /// features, no leaks.
    ///
    /// No prediction is below the first percentile of the targets it was trained on, or above the last: better where a few
    /// rows are far from all others, worse where the largest targets are what counts.
    case best

    /// What it does, where `metric` is what counts and there are `rows` rows to learn from.
    public func recipe(for metric: RegressionMetric, rows: Int) -> RegressionRecipe {
        let scale: RegressionRecipe.TargetScale = metric == .logRMSE ? .logarithm : .standardized
        let loss: RegressionRecipe.Loss = metric == .mae ? .absolute : .squared
        switch self {
        case .book:
            return RegressionRecipe(
                preprocessing: .joint, targetScale: .raw, members: [EnsembleMember(training: .book)])
        case .general:
            return RegressionRecipe(
                targetScale: scale, loss: loss, members: [.general(rows: rows)], boundingQuantile: 0)
        case .best:
            return RegressionRecipe(
                targetScale: scale, loss: .huber,
                members: [
                    .wideAndDeep(.ramps(count: 8)), .wideAndDeep(.steps(count: 16)),
                    .wideAndDeep(.ramps(count: 4), activation: .relu, wideSoftThreshold: 0.15),
                ], boundingQuantile: 0.01)
        }
    }

    /// The features of `general`.
    static let generalFeatures = EnsembleMember.Features.ramps(count: 8, limit: 10)

    /// Whether columns that tell nothing of other rows are left out: constants, row numbers, text that never comes again.
    public var dropsUselessColumns: Bool { self != .book }
}

extension TrainingSettings {
    /// The book's for house prices: 100 epochs of Adam at 5, no weight decay, 64 rows in a batch.
    public static let book = TrainingSettings(epochs: 100, learningRate: 5, batchSize: 64, optimizer: .adam)
}

extension EnsembleMember {
    /// For tables of any size: more rows make larger batches and more steps, and what each step shrinks the weights by is
    /// less the more there are.
    ///
    /// Chosen on sixteen tables of 80 to 8,000 rows. Numbers are held far out only, since targets may follow a long tail.
    fileprivate static func general(rows: Int) -> EnsembleMember {
        let batchSize = min(max(rows / 48, 16), 256)
        let shrinkage = min(1, 1000 / Float(max(40 * (rows / batchSize), 1)))
        var member = wideAndDeep(
            RegressionPreset.generalFeatures, batchSize: batchSize, softThreshold: 0.05 * shrinkage)
        member.training.weightDecay = 1.5 * shrinkage
        member.deepLearningRateFactor = 0.2
        return member
    }

    /// A linear part and a perceptron of two small layers, held sparse by soft thresholds and small by decay.
    fileprivate static func wideAndDeep(
        _ features: Features, batchSize: Int = 64, activation: MultilayerPerceptron.Activation = .gelu,
        softThreshold: Float = 0.2, wideSoftThreshold: Float? = nil
    ) -> EnsembleMember {
        EnsembleMember(
            features: features,
            network: .wideAndDeep(
                plan: MultilayerPerceptron(
                    hidden: [64, 64], dropout: [0.1, 0.1], activation: activation, initializer: .lecun)),
            training: TrainingSettings(
                epochs: 40, learningRate: 1e-2, weightDecay: 3, batchSize: batchSize, optimizer: .adamW),
            schedule: .warmUpCosine, beta2: 0.99, deepLearningRateFactor: 0.1,
            wideSoftThreshold: wideSoftThreshold ?? softThreshold, deepSoftThreshold: softThreshold)
    }
}
