import Arrays
import Tabular
import Training

/// Learns a table: a recipe, a metric and a seed.
///
/// ```swift
/// let table = try RegressionTable(training: train, test: test, target: "SalePrice", identifier: "Id")
/// let regressor = TabularRegressor(.best, for: table, metric: .logRMSE, seed: 0)
/// let report = try await regressor.crossValidated(on: table)
/// let fitted = try await regressor.fitted(to: table)
/// let submission = try Submission(fitted, of: table)
/// ```
///
/// The same seed gives the same numbers, whatever the number of jobs. A `RegressionJob` is a regressor together with its tables, as
/// a value that a file can hold.
public struct TabularRegressor: Sendable {
    /// How it learns.
    public var recipe: RegressionRecipe
    /// The metric to report.
    public var metric: RegressionMetric
    /// The seed of initial weights, the order of the rows, dropout and the splits.
    public var seed: RandomSeed
    /// Called in the training of each model: of each model of the recipe, in each fold, several at a time.
    public var callbacks: [any TrainingCallback & Sendable] = []

    /// The number of epochs that the training of all models of the recipe takes.
    public var epochCount: Double {
        recipe.models.reduce(0) { $0 + Double($1.hyperparameters.training.epochs) }
    }

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
    ///   - table: The table to learn.
    ///   - jobs: How many models of the recipe are trained at a time, by default as many as there are processors.
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
        let training = try EnsembleTraining(
            self, encoders, features, table, rows: Array(0..<table.targets.count), seed: seed)
        let (trained, history) = try await training.run(jobs: jobs, tracksHistory: tracksHistory)
        let scorer = scorer(of: table)
        var fitted = trained
        fitted.score = scorer.score(fitted.predictions(of: features))
        fitted.history = history.map { scorer.score($0) }
        return fitted
    }

    /// Measures predictions of the training rows.
    func scorer(of table: RegressionTable) -> Scorer {
        Scorer(metric, table.targets, lowest: recipe.lowestPrediction(for: metric))
    }
}

extension TabularRegressor {
    /// What each model of the recipe learns of the columns: from `rows` of the training table, or where the recipe is joint from all
    /// rows of both tables; nil for all training rows. Makes no features.
    ///
    /// - Throws: `RegressionError` for targets that do not suit the metric, and if no feature is made of any column.
    func encoders(for table: RegressionTable, rows: [Int]? = nil) throws -> [FittedPreprocessor] {
        try table.checkTargets(for: metric)
        let learned =
            try recipe.preprocessing == .joint
            ? table.allFeatures() : rows.map { table.features[rows: $0] } ?? table.features
        let encoders = try recipe.models.map { try $0.preprocessor.fitted(to: learned) }
        guard encoders.allSatisfy({ $0.width > 0 }) else {
            throw RegressionError.featurelessColumns(table.features.columnNames)
        }
        return encoders
    }

    /// The features of all training rows for each model.
    func features(of table: RegressionTable, _ encoders: [FittedPreprocessor]) throws -> [MemberFeatures] {
        try zip(recipe.models, encoders).map { try MemberFeatures($0.form, $1, table.features) }
    }
}
