import Arrays
import Tabular
import Training

/// Trains on a table by a recipe, a metric and a seed.
///
/// ```swift
/// let table = try RegressionTable(training: train, test: test, target: "SalePrice", identifier: "Id")
/// let regressor = TabularRegressor(.best, for: table, metric: .logRMSE, seed: 0)
/// let report = try await regressor.crossValidated(on: table)
/// let fitted = try await regressor.fitted(to: table)
/// let submission = try Submission(fitted, of: table)
/// ```
///
/// The same seed gives the same results, whatever the number of jobs. A `RegressionJob` is a regressor with its tables,
/// as a Codable value.
public struct TabularRegressor: Sendable, CustomStringConvertible {
    /// The recipe.
    public var recipe: RegressionRecipe
    /// The metric to report.
    public var metric: RegressionMetric
    /// The seed of weights, shuffling, dropout and splits.
    public var seed: RandomSeed
    /// The moment by which a training on all rows, or a cross-validation, should be done; nil for no limit.
    ///
    /// Models of a selection are then trained one after the other, as far as the time suffices, with fewer folds if three
    /// of them would not fit otherwise. If even two folds are too many, the first model alone is trained on all rows,
    /// for fewer epochs if need be. The folds of a cross-validation share the time equally. Results depend on the speed
    /// of the machine.
    public var deadline: Deadline?
    /// Callbacks of the training of each model in each fold, several at a time.
    public var callbacks: [any TrainingCallback & Sendable] = []

    /// The number of epochs of each training of a model; with a selection, some of them may be skipped.
    public var epochCounts: [Int] {
        let counts = recipe.models.map(\.hyperparameters.training.epochs)
        return (0..<(recipe.selection?.folds ?? 1)).flatMap { _ in counts }
    }

    /// The recipe, the metric and the seed.
    public var description: String { "TabularRegressor(\(recipe), \(metric.rawValue), seed: \(seed.value))" }

    /// Makes a regressor of a recipe.
    public init(_ recipe: RegressionRecipe, metric: RegressionMetric, seed: RandomSeed = 0) {
        (self.recipe, self.metric, self.seed) = (recipe, metric, seed)
    }

    /// Makes a regressor of a preset, for tables like `table`.
    public init(
        _ preset: RegressionPreset, for table: RegressionTable, metric: RegressionMetric, seed: RandomSeed = 0
    ) {
        self.init(preset.recipe(for: metric, rows: table.targets.count), metric: metric, seed: seed)
    }

    /// Trains on all training rows.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - jobs: The number of models at a time, by default that of the processors.
    ///   - tracksHistory: Whether the metric is measured after each epoch.
    /// - Throws: `RegressionError`; `TrainingError`; `CancellationError` soon after its task was cancelled.
    public func fitted(
        to table: RegressionTable, jobs: Int? = nil, tracksHistory: Bool = false
    ) async throws -> FittedRegressor {
        try await fitted(to: table, encoders(for: table), jobs: jobs, tracksHistory: tracksHistory)
    }

    func fitted(
        to table: RegressionTable, _ encoders: [FittedPreprocessor], jobs: Int?, tracksHistory: Bool
    ) async throws -> FittedRegressor {
        let features = try features(of: table, encoders)
        let (model, history) = try await trained(
            on: table, features, rows: Array(0..<table.targets.count), seed: seed, by: deadline, jobs: jobs,
            tracksHistory: tracksHistory)
        let scorer = scorer(of: table)
        var fitted = model
        fitted.score = scorer.score(fitted.predictions(of: features.matrices))
        fitted.history = history.map { scorer.score($0) }
        return fitted
    }

    func scorer(of table: RegressionTable) -> Scorer {
        Scorer(metric, table.targets, lowest: recipe.lowestPrediction(for: metric))
    }
}

extension TabularRegressor {
    /// The different preprocessing of the models, fitted to `rows` of the training table (nil for all), or to all rows
    /// of both tables if the recipe is joint. Makes no features.
    ///
    /// - Throws: `RegressionError` for targets that do not suit the metric, and if no column gives a feature.
    func encoders(for table: RegressionTable, rows: [Int]? = nil) throws -> [FittedPreprocessor] {
        try table.checkTargets(for: metric)
        let learned =
            try recipe.preprocessing == .joint
            ? table.allFeatures() : rows.map { table.features[rows: $0] } ?? table.features
        let encoders = try recipe.preprocessors.different.map { try $0.fitted(to: learned) }
        guard encoders.allSatisfy({ $0.width > 0 }) else {
            throw RegressionError.featurelessColumns(table.features.columnNames)
        }
        return encoders
    }

    func features(of table: RegressionTable, _ encoders: [FittedPreprocessor]) throws -> EnsembleFeatures {
        var features = EnsembleFeatures()
        for (model, preprocessor) in zip(recipe.models, recipe.preprocessors.ofModels) {
            try features.addModel(of: table.features, model.form, encoders[preprocessor], at: preprocessor)
        }
        return features
    }
}
