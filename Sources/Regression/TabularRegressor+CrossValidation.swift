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
    /// What each column is worth: costs a prediction of the rows left out for each column and fold.
    public static let importance = CrossValidationExtras(rawValue: 2)
}

extension TabularRegressor {
    /// Trains on all folds but one and evaluates on the rows left out, for each fold.
    ///
    /// - Parameters:
    ///   - table: What to learn.
    ///   - splitter: How its training rows are split.
    ///   - jobs: How many folds run at a time, by default as many as there are processors; the numbers do not depend on it.
    ///   - extras: What is measured beside.
    /// - Throws: `TrainingError`; `RegressionError` if the table does not suit the metric, or this is not finite in the end.
    public func crossValidated(
        on table: RegressionTable, splitter: KFold = KFold(5), jobs: Int? = nil, extras: CrossValidationExtras = []
    ) async throws -> CrossValidationReport {
        try table.checkTargets(for: metric)
        let start = ContinuousClock.now
        let joint = recipe.preprocessing == .joint ? try PreparedFeatures(recipe, table, rows: nil) : nil
        let folds = try await crossValidate(splitter, rows: table.targets.count, seed: seed, jobs: jobs) { fold in
            try report(on: fold, of: splitter, table, joint, extras)
        }
        return CrossValidationReport(
            metric: metric, folds: folds, columns: table.features.columnNames, rowCount: table.targets.count,
            seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    private func report(
        on fold: Fold, of splitter: KFold, _ table: RegressionTable, _ joint: PreparedFeatures?,
        _ extras: CrossValidationExtras
    ) throws -> FoldReport {
        let start = ContinuousClock.now
        let features = try joint ?? PreparedFeatures(recipe, table, rows: fold.training)
        let training = try EnsembleTraining(
            self, features, table, rows: fold.training, seed: fold.seed, extras.contains(.history))
        let scorer = scorer(of: table)
        let predictions = training.fitted.predictions(of: features.members)
        let scores = scorer.scores(predictions, fold)
        guard scores.isFinite else {
            throw predictions.scalars.allSatisfy(\.isFinite)
                ? RegressionError.undefinedMetric(metric.title) : RegressionError.nonFiniteMetric(metric.title)
        }
        let importances =
            try extras.contains(.importance)
            ? permutationImportances(of: training.fitted, scorer, fold, table) : []
        return FoldReport(
            fold: fold.index % splitter.count + 1, repetition: fold.index / splitter.count + 1, scores: scores,
            history: training.history.map { scorer.scores($0, fold) }, rows: fold.validation,
            predictions: Array(predictions[rows: fold.validation].scalars), importances: importances,
            seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// How much worse the metric of the rows left out becomes when one column's values are exchanged among them, for each
    /// column.
    ///
    /// Source: Breiman, *Random forests*, 2001.
    private func permutationImportances(
        of fitted: FittedRegressor, _ scorer: Scorer, _ fold: Fold, _ table: RegressionTable
    ) throws -> [Double] {
        let rows = table.features[rows: fold.validation]
        let reference = scorer.score(try fitted.predictions(for: rows), rows: fold.validation)
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
