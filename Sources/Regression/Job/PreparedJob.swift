import DataHub
import Datasets
import Tabular
import Training

/// A job whose tables have been read and whose columns have been learned: ready to be looked at, and to train.
public struct PreparedJob: Sendable {
    /// The job.
    public let job: RegressionJob
    /// The files that the tables were read from.
    public let files: [SourceFile]
    /// The tables, split into features and targets.
    public let table: RegressionTable
    /// The number of rows and columns of the training table as it was read.
    public let trainingShape: (rows: Int, columns: Int)
    /// The number of rows and columns of the test table; nil without a test table.
    public let testShape: (rows: Int, columns: Int)?
    /// The usual identifier, if the test table lacks it: its rows are numbered in its place.
    public let missingIdentifier: String?
    /// The regressor of the job, for its table.
    public var regressor: TabularRegressor
    /// What each model learned of the columns of all training rows.
    private let encoders: [FittedPreprocessor]

    init(_ job: RegressionJob, _ tables: JobTables) throws {
        let identifier = job.columns.identifier(among: tables.training.columnNames)
        let missing = tables.test.flatMap { test in identifier.flatMap { [$0].without(test.columnNames).first } }
        let choices = ColumnChoices(
            drop: job.columns.drop, numeric: job.columns.numeric, dropsUseless: job.preset.dropsUselessColumns)
        (self.job, files, missingIdentifier) = (job, tables.files, missing)
        trainingShape = (tables.training.rowCount, tables.training.columnCount)
        testShape = tables.test.map { ($0.rowCount, $0.columnCount) }
        table = try RegressionTable(
            training: tables.training, test: try tables.test.map { try $0.numbered(as: missing) },
            target: job.columns.targetName, identifier: identifier, choices: choices)
        regressor = TabularRegressor(
            try job.recipe(rows: table.targets.count), metric: job.metric, seed: job.seed)
        encoders = try regressor.encoders(for: table)
    }

    /// What the job makes of the table. Costs nothing beyond what was learned.
    public func outline() throws -> RegressionOutline { try regressor.outline(encoders) }

    /// The same table with other hyperparameters in every model, as a trial of a sweep.
    ///
    /// - Returns: The job of the trial is this job with these changes.
    public func changed(by changes: HyperparameterChanges) throws -> PreparedJob {
        var trial = job
        trial.model.changes = changes
        var prepared = PreparedJob(trial, like: self)
        prepared.regressor.recipe = try trial.recipe(rows: table.targets.count)
        return prepared
    }

    private init(_ job: RegressionJob, like other: PreparedJob) {
        (self.job, files, table, regressor) = (job, other.files, other.table, other.regressor)
        (trainingShape, testShape, encoders) = (other.trainingShape, other.testShape, other.encoders)
        missingIdentifier = other.missingIdentifier
    }

    /// Cross-validates; see `TabularRegressor.crossValidated`.
    ///
    /// - Parameters:
    ///   - only: The indices of the folds to run, counted from 0 through all repetitions; nil for all folds.
    ///   - jobs: How many folds run at a time.
    ///   - history: Whether the metric is measured after each epoch.
    public func crossValidated(
        only: [Int]? = nil, jobs: Int? = nil, history: Bool = false
    ) async throws -> CrossValidationReport {
        var extras: CrossValidationExtras = job.importance ? [.importance] : []
        if history { extras.insert(.history) }
        return try await regressor.crossValidated(
            on: table, regressor.recipe.preprocessing == .joint ? encoders : nil, splitter: job.splitter, only: only,
            jobs: jobs, extras: extras)
    }

    /// Trains on all training rows; see `TabularRegressor.fitted`.
    public func fitted(jobs: Int? = nil, tracksHistory: Bool = false) async throws -> FittedRegressor {
        try await regressor.fitted(to: table, encoders, jobs: jobs, tracksHistory: tracksHistory)
    }
}

extension DataFrame {
    /// The table with the numbers of its rows as a column `name`, if one is to be added.
    fileprivate func numbered(as name: String?) throws -> DataFrame {
        guard let name else { return self }
        var numbered = self
        try numbered.set(name, to: Column((0..<rowCount).map { $0 + 1 }))
        return numbered
    }
}

extension RegressionJob {
    /// Reads the tables and fits the preprocessing.
    ///
    /// - Parameters:
    ///   - hub: Where registered data come from.
    ///   - record: The record of an earlier run on the same files; other content is an error.
    /// - Throws: `TrainingError.invalidSetting`; `HubError`; `CSVError`; `RunRecordError`; `RegressionError` for tables that do not suit the job; what `Tabular`
    ///   throws for unknown columns.
    public func prepared(
        from hub: DatasetHub = DatasetHub(), repeating record: RunRecord<RegressionJob>? = nil
    ) async throws -> PreparedJob {
        try check()
        let tables = try await JobTables(self, from: hub)
        try record?.check(tables.files)
        return try PreparedJob(self, tables)
    }

    /// Reads the tables and cross-validates.
    public func crossValidated(
        from hub: DatasetHub = DatasetHub(), jobs: Int? = nil
    ) async throws -> CrossValidationReport {
        try await prepared(from: hub).crossValidated(jobs: jobs)
    }

    /// Reads the tables and trains on all training rows.
    public func fitted(from hub: DatasetHub = DatasetHub(), jobs: Int? = nil) async throws -> FittedRegressor {
        try await prepared(from: hub).fitted(jobs: jobs)
    }
}
