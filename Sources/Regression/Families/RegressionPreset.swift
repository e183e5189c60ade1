import NN
import Optimizers
import Tabular
import Training

/// The recipes with a name.
public enum RegressionPreset: String, Sendable, Hashable, Codable, CaseIterable {
    /// The book's recipe for house prices: one linear layer, trained on raw prices; preprocessing over both tables.
    case book
    /// For any table, leak-free: linear models and small perceptrons side by side, with different shrinkage and
    /// features, weighted by a `ModelSelection`. The target is on the scale of the metric; predictions are clamped to
    /// the range of the training targets.
    case general
    /// The most accurate, where time does not matter: as `general`, with more models, larger ones and more parts.
    case best
    /// For house prices and similar tables of a few thousand rows, leak-free: the mean of three models with different
    /// features.
    ///
    /// Predictions are clamped to the first and last percentile of the training targets: better with a few outliers,
    /// worse if the largest targets matter most.
    case housePrices = "house-prices"

    /// The recipe for a metric and a number of training rows.
    public func recipe(for metric: RegressionMetric, rows: Int) -> RegressionRecipe {
        let scale: RegressionRecipe.TargetScale = metric == .logRMSE ? .logarithm : .standardized
        let loss: RegressionRecipe.Loss = metric == .mae ? .absolute : .squared
        switch self {
        case .book:
            return RegressionRecipe(
                preprocessing: .joint, targetScale: .raw, models: [LinearFamily(training: .book)])
        case .general:
            return RegressionRecipe(
                targetScale: scale, loss: loss, models: Self.generalModels(rows: rows, loss: loss),
                selection: ModelSelection(folds: rows < 1500 ? 5 : 4, tolerance: rows < 1500 ? 1.25 : 1.15),
                boundingQuantile: 0)
        case .best:
            return RegressionRecipe(
                targetScale: scale, loss: loss,
                models: Self.generalModels(rows: rows, loss: loss) + Self.furtherModels(rows: rows, loss: loss),
                selection: Self.bestSelection(rows: rows), boundingQuantile: 0)
        case .housePrices:
            return RegressionRecipe(
                targetScale: scale, loss: .huber,
                models: Self.smallModels, boundingQuantile: 0.01)
        }
    }

    /// A fold of a small table has too few rows to exclude a model by.
    private static func bestSelection(rows: Int) -> ModelSelection {
        ModelSelection(
            folds: rows < 1500 ? 10 : 8, tolerance: rows < 1500 ? 2 : 1.15, parameterLimit: 1 << 19,
            boundingQuantiles: [0.01])
    }

    /// Models that differ in their shrinkage, their loss and the numbers that they take as categories.
    private static func generalModels(rows: Int, loss: RegressionRecipe.Loss) -> [any ModelFamily] {
        let codes = WideAndDeepFamily(rows: rows), repeated = WideAndDeepFamily(rows: rows, levels: .repeated)
        let robust = WideAndDeepFamily(rows: rows, levels: .codes, loss: loss.robust)
        return [codes, robust.sparse(), robust.flexible(), repeated, repeated.flexible()]
    }

    /// Models that `best` has besides: one with more units, one with steps instead of ramps, those of `housePrices`.
    private static func furtherModels(rows: Int, loss: RegressionRecipe.Loss) -> [any ModelFamily] {
        let robust = WideAndDeepFamily(rows: rows, levels: .codes, loss: loss.robust)
        var larger = robust.flexible(), steps = robust.sparse()
        larger.network.hidden = [128, 128]
        steps.features = .steps(count: 16)
        let small = smallModels.map { model in
            var model = model
            model.loss = loss.robust
            return model
        }
        return [larger, steps] + small
    }

    private static var smallModels: [WideAndDeepFamily] {
        [
            .small(.ramps(count: 8)), .small(.steps(count: 16)),
            .small(.ramps(count: 4), activation: .relu, wideSoftThreshold: 0.15),
        ]
    }

    /// Whether useless columns are ignored: constants, row numbers, text that hardly repeats.
    public var dropsUselessColumns: Bool { self != .book }
}

extension RegressionRecipe.Loss {
    /// The loss in which outliers weigh less: Huber's instead of the squared one.
    fileprivate var robust: RegressionRecipe.Loss { self == .squared ? .huber : self }
}

extension TrainingSettings {
    /// The book's settings for house prices: 100 epochs of Adam at 5, no weight decay, 64 rows in a batch.
    public static let book = TrainingSettings(epochs: 100, learningRate: 5, batchSize: 64, optimizer: .adam)

    /// Those of the preset `general`, for targets of mean 0 and deviation 1: more rows mean larger batches, more steps
    /// and less weight decay in each.
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
    /// A model of the presets `house-prices` and `best`: two small layers beside the linear part, with soft thresholds
    /// and weight decay.
    fileprivate static func small(
        _ features: TableFeatures, activation: Activation = .gelu, wideSoftThreshold: Float = 0.2
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
