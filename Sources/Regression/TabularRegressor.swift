import Arrays
import NN
import Training

/// The book's model of a table: one linear layer, trained on mean squared error, reported as log-RMSE.
///
/// ```swift
/// let regressor = TabularRegressor(settings: .book, seed: 0)
/// let report = try await regressor.crossValidated(on: tables, folds: 5)
/// let fitted = try regressor.fitted(to: tables)
/// let submission = try Submission(fitted, of: tables)
/// ```
public struct TabularRegressor: Sendable {
    /// How each model is trained.
    public var settings: TrainingSettings
    /// What the start values and the order of the rows depend on.
    public var seed: RandomSeed

    /// Makes a regressor; by default with the settings of the book.
    public init(settings: TrainingSettings = .book, seed: RandomSeed = 0) {
        self.settings = settings
        self.seed = seed
    }

    /// The number of numbers that training changes.
    public func parameterCount(for tables: PreparedTables) -> Int { tables.featureNames.count + 1 }

    /// Trains one model on each of `folds` contiguous splits of the training rows and evaluates it on the rows left out.
    ///
    /// - Parameters:
    ///   - tables: Features and targets.
    ///   - folds: The number of folds, from 2 to the number of rows.
    ///   - jobs: How many folds run at a time; the numbers do not depend on it.
    /// - Throws: `TrainingError`; `RegressionError` if the metrics are not finite in the end.
    public func crossValidated(
        on tables: PreparedTables, folds: Int = 5, jobs: Int? = nil
    ) async throws -> CrossValidationReport {
        let start = ContinuousClock.now
        let folds = try await crossValidate(KFold(folds), rows: tables.targets.count, seed: seed, jobs: jobs) { fold in
            try report(on: fold, of: tables)
        }
        return CrossValidationReport(folds: folds, seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// Trains one model on all training rows.
    ///
    /// - Throws: `TrainingError`; `CancellationError` at the next epoch after its task was cancelled.
    public func fitted(to tables: PreparedTables) throws -> FittedRegressor {
        try MatrixThreads.withSingleThread {
            let fitted = FittedRegressor(width: tables.trainingFeatures.shape[1], seed: seed)
            let examples = Examples(features: tables.trainingFeatures, targets: tables.targets)
            try settings.trainer(loss: .meanSquaredError, seed: seed).fit(fitted.model, examples)
            return fitted
        }
    }

    /// Trains on one fold. All rows are predicted at once after each epoch, which spares copying those of either part.
    private func report(on fold: Fold, of tables: PreparedTables) throws -> FoldReport {
        let start = ContinuousClock.now
        let fitted = FittedRegressor(width: tables.trainingFeatures.shape[1], seed: fold.seed)
        let examples = Examples(features: tables.trainingFeatures, targets: tables.targets, rows: fold.training)
        let logTargets = tables.targets.log()
        var history = [LogRMSE]()
        let evaluation = AfterEpoch { _ in
            let predictions = logPrices(fitted.predictions(for: tables.trainingFeatures))
            history.append(
                LogRMSE(
                    train: rootMeanSquaredError(predictions, logTargets, rows: fold.training),
                    valid: rootMeanSquaredError(predictions, logTargets, rows: fold.validation)))
        }
        try settings.trainer(loss: .meanSquaredError, seed: fold.seed).fit(
            fitted.model, examples, callbacks: [evaluation])
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let report = FoldReport(fold: fold.index + 1, history: history, seconds: seconds)
        guard report.final.isFinite else { throw RegressionError.nonFiniteMetric }
        return report
    }
}
