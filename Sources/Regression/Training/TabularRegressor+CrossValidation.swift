import Arrays
import Tabular
import Training

extension TabularRegressor {
    /// Trains on the training rows and evaluates on the validation rows of each fold.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - splitter: The splitter of its training rows.
    ///   - only: The indices of the folds to run, counted from 0 through all repetitions; nil for all folds.
    ///   - jobs: The number of folds at a time, by default that of the processors; the results do not depend on it.
    ///   - history: Whether the metric is measured after each epoch, for curves.
    ///   - importance: Whether permutation importance is measured: one prediction of the validation rows for each
    ///     column and fold.
    /// - Throws: `TrainingError`; `RegressionError` if the table does not suit the metric or a metric is not finite.
    public func crossValidated(
        on table: RegressionTable, splitter: any Splitter = KFold(5), only: [Int]? = nil, jobs: Int? = nil,
        history: Bool = false, importance: Bool = false
    ) async throws -> CrossValidationReport {
        try table.checkTargets(for: metric)
        let joint = recipe.preprocessing == .joint ? try encoders(for: table) : nil
        return try await crossValidated(
            on: table, joint, splitter: splitter, only: only, jobs: jobs, history: history, importance: importance)
    }

    /// The same with the preprocessing of a joint recipe, fitted to all rows; nil for one that is fitted fold by fold.
    func crossValidated(
        on table: RegressionTable, _ joint: [FittedPreprocessor]?, splitter: any Splitter, only: [Int]?, jobs: Int?,
        history: Bool, importance: Bool
    ) async throws -> CrossValidationReport {
        let start = ContinuousClock.now
        let shared = try joint.map { try features(of: table, $0) }
        let scorer = scorer(of: table)
        let deadlines = FoldDeadlines(
            deadline, folds: only.map { Set($0).sorted() } ?? Array(0..<splitter.count * splitter.repeats), jobs: jobs)
        let folds = try await crossValidate(
            splitter, rows: table.targets.count, seed: seed, only: only, jobs: jobs
        ) { fold in
            try await report(on: fold, of: splitter, table, shared, scorer, by: deadlines[fold], history, importance)
        }
        return CrossValidationReport(
            metric: metric, folds: folds, columns: table.features.columnNames, rowCount: table.targets.count,
            seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    private func report(
        on fold: Fold, of splitter: any Splitter, _ table: RegressionTable, _ shared: EnsembleFeatures?,
        _ scorer: Scorer, by deadline: Deadline?, _ tracksHistory: Bool, _ importance: Bool
    ) async throws -> FoldReport {
        let start = ContinuousClock.now
        let features = try shared ?? features(of: table, encoders(for: table, rows: fold.training))
        let (fitted, history) = try await trained(
            on: table, features, rows: fold.training, seed: fold.seed, by: deadline, jobs: nil,
            tracksHistory: tracksHistory)
        let predictions = fitted.predictions(of: features.matrices)
        let scores = scorer.scores(predictions, fold)
        guard scores.isFinite else {
            throw predictions.scalars.allSatisfy(\.isFinite)
                ? RegressionError.undefinedMetric(metric.title, fold: fold.index + 1)
                : RegressionError.nonFiniteMetric(metric.title, fold: fold.index + 1)
        }
        let importances =
            try importance ? permutationImportances(of: fitted, features.matrices, scorer, fold, table) : []
        return FoldReport(
            fold: fold.index % splitter.count + 1, repetition: fold.index / splitter.count + 1, scores: scores,
            history: history.map { scorer.scores($0, fold) }, rows: fold.validation,
            predictions: Array(predictions[rows: fold.validation].scalars), importances: importances,
            limited: fitted.limited, seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// For each column, how much worse the metric of the validation rows becomes when its values are permuted.
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
            return metric.direction.loss(of: score, against: reference)
        }
    }
}

/// The deadlines of folds that share the time, `jobs` of them at a time.
private struct FoldDeadlines: Sendable {
    private let deadline: Deadline?
    private let folds: [Int]
    private let jobs: Int

    init(_ deadline: Deadline?, folds: [Int], jobs: Int?) {
        (self.deadline, self.folds, self.jobs) = (deadline, folds, WorkPool(jobs: jobs).freeJobs)
    }

    /// The deadline of a fold that starts now.
    subscript(fold: Fold) -> Deadline? {
        let rounds = (folds.count + jobs - 1) / jobs, done = (folds.firstIndex(of: fold.index) ?? 0) / jobs
        return deadline?.first(of: rounds - done)
    }
}
