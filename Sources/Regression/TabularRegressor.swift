import Arrays
import NN
import Tabular
import Training

/// What learns a table: a recipe, what counts, and a seed.
///
/// ```swift
/// let table = try RegressionTable(training: train, test: test, target: "SalePrice", identifier: "Id")
/// let regressor = TabularRegressor(.best, for: table, metric: .logRMSE, seed: 0)
/// let report = try await regressor.crossValidated(on: table)
/// let fitted = try regressor.fitted(to: table)
/// let submission = try Submission(fitted, of: table)
/// ```
///
/// The same seed gives the same numbers, whatever the number of jobs.
public struct TabularRegressor: Sendable {
    /// How it learns.
    public var recipe: RegressionRecipe
    /// What counts.
    public var metric: RegressionMetric
    /// What start values, the order of the rows, dropout and the splits depend on.
    public var seed: RandomSeed
    /// What else is done in the training of each model: of each member of the ensemble, in each fold, several at a time.
    public var callbacks: [any TrainingCallback & Sendable] = []

    /// How many epochs the training of all members of the ensemble takes.
    public var epochCount: Double { recipe.members.reduce(0) { $0 + Double($1.training.epochs) } }

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
    ///   - table: What to learn.
    ///   - tracksHistory: Whether the metric is measured after each epoch.
    /// - Throws: `RegressionError`; `TrainingError`; `CancellationError` soon after its task was cancelled.
    public func fitted(to table: RegressionTable, tracksHistory: Bool = false) throws -> FittedRegressor {
        try table.checkTargets(for: metric)
        return try MatrixThreads.withSingleThread {
            let features = try PreparedFeatures(recipe, table, rows: nil)
            let rows = Array(0..<table.targets.count)
            let training = try EnsembleTraining(self, features, table, rows: rows, seed: seed, tracksHistory)
            let scorer = scorer(of: table)
            var fitted = training.fitted
            fitted.history = training.history.map { scorer.score($0) }
            return fitted
        }
    }

    /// The metric of a model on the training rows of `table`.
    public func score(of fitted: FittedRegressor, on table: RegressionTable) throws -> Double {
        scorer(of: table).score(try fitted.predictions(for: table.features))
    }

    /// What measures predictions of the training rows.
    func scorer(of table: RegressionTable) -> Scorer {
        Scorer(metric, table.targets, lowest: recipe.lowestPrediction(for: metric))
    }
}

/// The features of all training rows for each member of an ensemble, and what made them.
struct PreparedFeatures: Sendable {
    let encoders: [FittedPreprocessor]
    let members: [MemberFeatures]

    /// Learns from `rows` of the training table, or where the recipe is joint from all rows of both; nil for all training
    /// rows.
    init(_ recipe: RegressionRecipe, _ table: RegressionTable, rows: [Int]?) throws {
        let learned =
            try recipe.preprocessing == .joint
            ? table.allFeatures() : rows.map { table.features[rows: $0] } ?? table.features
        encoders = try recipe.members.map { try $0.features.preprocessor.fitted(to: learned) }
        guard encoders.allSatisfy({ $0.width > 0 }) else {
            throw RegressionError.featurelessColumns(table.features.columnNames)
        }
        members = try zip(recipe.members, encoders).map { try MemberFeatures($0, $1, table.features) }
    }
}

/// The training of the members of an ensemble, one after the other.
struct EnsembleTraining {
    /// What came of it.
    let fitted: FittedRegressor
    /// The predictions of all training rows after each epoch, if they are tracked; a member that has fewer epochs than
    /// another stays as it was after its last.
    let history: [NDArray<Float>]

    init(
        _ regressor: TabularRegressor, _ features: PreparedFeatures, _ table: RegressionTable, rows: [Int],
        seed: RandomSeed, _ tracksHistory: Bool
    ) throws {
        let (recipe, encoders) = (regressor.recipe, features.encoders)
        let rounded = table.roundedTargets
        let scale = try recipe.targetScale.transformer.fitted(to: rows.map { rounded[$0] })
        let targets = NDArray(try scale(rounded).map { Float($0) })
        var members: [FittedMember] = [], paths: [[NDArray<Float>]] = []
        for (index, plan) in recipe.members.enumerated() {
            let features = features.members[index]
            try TrainingError.checkParameterCount(plan.parameterCount(width: encoders[index].width))
            // The first seed is the ensemble's own, so that one member is trained as if there were no ensemble.
            let seed = index == 0 ? seed : seed.derived(.ensemble, index)
            let member = FittedMember(plan, encoders[index], seed: seed)
            var path: [NDArray<Float>] = []
            let tracking = AfterEpoch { _ in path.append(features.outputs(of: member.network)) }
            try plan.trainer(loss: recipe.loss.loss, rows: rows.count, seed: seed).fit(
                member.network, features.examples(targets, rows: rows),
                callbacks: regressor.callbacks + (tracksHistory ? [tracking] : []))
            members.append(member)
            paths.append(path.isEmpty && tracksHistory ? [features.outputs(of: member.network)] : path)
        }
        let fitted = FittedRegressor(
            members, scale: scale, bounds: recipe.bounds(of: rows.map { rounded[$0] }),
            targetName: table.targetName,
            lowestPrediction: recipe.lowestPrediction(for: regressor.metric))
        self.fitted = fitted
        history = (0..<(paths.map(\.count).max() ?? 0)).map { epoch in
            fitted.predictions(ofOutputs: paths.map { $0[min(epoch, $0.count - 1)] })
        }
    }
}
