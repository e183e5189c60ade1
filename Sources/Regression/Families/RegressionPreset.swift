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
                preprocessing: .joint, targetScale: .raw, models: [LinearFamily(training: .book)])
        case .general:
            return RegressionRecipe(
                targetScale: scale, loss: loss, models: [WideAndDeepFamily(rows: rows)], boundingQuantile: 0)
        case .best:
            return RegressionRecipe(
                targetScale: scale, loss: .huber,
                models: [
                    WideAndDeepFamily.small(.ramps(count: 8)), WideAndDeepFamily.small(.steps(count: 16)),
                    WideAndDeepFamily.small(.ramps(count: 4), activation: .relu, wideSoftThreshold: 0.15),
                ], boundingQuantile: 0.01)
        }
    }

    /// Whether columns that tell nothing of other rows are left out: constants, row numbers, text that never comes again.
    public var dropsUselessColumns: Bool { self != .book }
}

extension TrainingSettings {
    /// The book's for house prices: 100 epochs of Adam at 5, no weight decay, 64 rows in a batch.
    public static let book = TrainingSettings(epochs: 100, learningRate: 5, batchSize: 64, optimizer: .adam)

    /// Those of the preset `general`, for targets of mean 0 and deviation 1: more rows make larger batches, and each step decays
    /// the weights less the more steps there are.
    static func general(rows: Int) -> TrainingSettings {
        TrainingSettings(
            epochs: 40, learningRate: 1e-2, weightDecay: 1.5 * generalShrinkage(rows: rows),
            batchSize: generalBatchSize(rows: rows), optimizer: .adamW, beta2: 0.99, schedule: .warmUpCosine)
    }

    private static func generalBatchSize(rows: Int) -> Int { min(max(rows / 48, 16), 256) }

    /// The factor of weight decay and soft thresholds: 1 for 1000 steps or fewer, then inversely proportional to them.
    static func generalShrinkage(rows: Int) -> Float {
        min(1, 1000 / Float(max(40 * (rows / generalBatchSize(rows: rows)), 1)))
    }
}

extension WideAndDeepFamily {
    /// A model of the preset `best`: two small layers beside the linear part, kept sparse by soft thresholds and small by decay.
    fileprivate static func small(
        _ features: TableFeatures, activation: MultilayerPerceptron.Activation = .gelu, wideSoftThreshold: Float = 0.2
    ) -> WideAndDeepFamily {
        WideAndDeepFamily(
            features: features,
            network: MultilayerPerceptron(
                hidden: [64, 64], dropout: [0.1, 0.1], activation: activation, initializer: .lecun),
            training: TrainingSettings(
                epochs: 40, learningRate: 1e-2, weightDecay: 3, batchSize: 64, optimizer: .adamW, beta2: 0.99,
                schedule: .warmUpCosine),
            deepLearningRateFactor: 0.1, wideSoftThreshold: wideSoftThreshold, deepSoftThreshold: 0.2)
    }
}
