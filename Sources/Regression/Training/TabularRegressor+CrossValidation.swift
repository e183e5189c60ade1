import Arrays
import Tabular
import Training

/// What a cross-validation measures beside the metric of each fold.
public struct CrossValidationExtras: OptionSet, Sendable {
    /// The bits of the set.
    public let rawValue: Int
    /// Makes a set of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The metric after each epoch, for curves.
    public static let history = CrossValidationExtras(rawValue: 1)
    /// Permutation importance: costs a prediction of the validation rows for each column and fold.
    public static let importance = CrossValidationExtras(rawValue: 2)
}

extension TabularRegressor {
    /// Trains on all folds but one and evaluates on the validation rows, for each fold.
    ///
    /// - Parameters:
    ///   - table: The table to learn.
    ///   - splitter: How its training rows are split.
    ///   - only: The indices of the folds to run, counted from 0 through all repetitions; nil for all folds.
    ///   - jobs: How many folds run at a time, by default as many as there are processors; the numbers do not depend on it.
    ///   - extras: What is measured beside.
    /// - Throws: `TrainingError`; `RegressionError` if the table does not suit the metric, or this is not finite in the end.
    public func crossValidated(
        on table: RegressionTable, splitter: KFold = KFold(5), only: [Int]? = nil, jobs: Int? = nil,
        extras: CrossValidationExtras = []
    ) async throws -> CrossValidationReport {
        try table.checkTargets(for: metric)
        let joint = recipe.preprocessing == .joint ? try encoders(for: table) : nil
        return try await crossValidated(on: table, joint, splitter: splitter, only: only, jobs: jobs, extras: extras)
    }

    /// The same with what a joint recipe has learned of all rows; nil for a recipe that learns fold by fold.
    func crossValidated(
        on table: RegressionTable, _ joint: [FittedPreprocessor]?, splitter: KFold, only: [Int]?, jobs: Int?,
        extras: CrossValidationExtras
    ) async throws -> CrossValidationReport {
        let start = ContinuousClock.now
        let shared = try joint.map { FoldFeatures(encoders: $0, members: try features(of: table, $0)) }
        let scorer = scorer(of: table)
        let folds = try await crossValidate(
            splitter, rows: table.targets.count, seed: seed, only: only, jobs: jobs
        ) { fold in
            try await report(on: fold, of: splitter, table, shared, scorer, extras)
        }
        return CrossValidationReport(
            metric: metric, folds: folds, columns: table.features.columnNames, rowCount: table.targets.count,
            seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// The features of all training rows for each model, and what made them.
    private struct FoldFeatures: Sendable {
        let encoders: [FittedPreprocessor]
        let members: [MemberFeatures]
    }

    private func report(
        on fold: Fold, of splitter: KFold, _ table: RegressionTable, _ shared: FoldFeatures?, _ scorer: Scorer,
        _ extras: CrossValidationExtras
    ) async throws -> FoldReport {
        let start = ContinuousClock.now
        let features = try shared ?? foldFeatures(table, fold)
        let training = try EnsembleTraining(
            self, features.encoders, features.members, table, rows: fold.training, seed: fold.seed)
        let (fitted, history) = try await training.run(jobs: nil, tracksHistory: extras.contains(.history))
        let predictions = fitted.predictions(of: features.members)
        let scores = scorer.scores(predictions, fold)
        guard scores.isFinite else {
            throw predictions.scalars.allSatisfy(\.isFinite)
                ? RegressionError.undefinedMetric(metric.title) : RegressionError.nonFiniteMetric(metric.title)
        }
        let importances =
            try extras.contains(.importance)
            ? permutationImportances(of: fitted, features.members, scorer, fold, table) : []
        return FoldReport(
            fold: fold.index % splitter.count + 1, repetition: fold.index / splitter.count + 1, scores: scores,
            history: history.map { scorer.scores($0, fold) }, rows: fold.validation,
            predictions: Array(predictions[rows: fold.validation].scalars), importances: importances,
            seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    private func foldFeatures(_ table: RegressionTable, _ fold: Fold) throws -> FoldFeatures {
        let encoders = try encoders(for: table, rows: fold.training)
        return FoldFeatures(encoders: encoders, members: try features(of: table, encoders))
    }

    /// How much worse the metric of the validation rows becomes when the values of one column are permuted among them, for each
    /// column.
    ///
    /// Source: Breiman, *Random forests*, 2001.
    private func permutationImportances(
        of fitted: FittedRegressor, _ features: [MemberFeatures], _ scorer: Scorer, _ fold: Fold,
        _ table: RegressionTable
    ) throws -> [Double] {
        let reference = scorer.score(
            fitted.predictions(of: features, rows: fold.validation), rows: fold.validation)
        let rows = table.features[rows: fold.validation]
        return try table.features.columnNames.enumerated().map { index, name in
            var order = Array(0..<rows.rowCount)
            var stream = RandomStream(seed: fold.seed.derived(.permutation, index))
            stream.shuffle(&order)
            var permuted = rows
            try permuted.set(name, to: try rows.selecting(name)[rows: order][0])
            let score = scorer.score(try fitted.predictions(for: permuted), rows: fold.validation)
            return metric.loss(of: score, against: reference)
        }
    }
}
