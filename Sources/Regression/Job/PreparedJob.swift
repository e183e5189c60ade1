import DataHub
import Datasets
import Tabular
import Training

/// A job with its tables read and its preprocessing fitted, ready to train.
public struct PreparedJob: Sendable, CustomStringConvertible {
    /// The job.
    public private(set) var job: RegressionJob
    /// The files that the tables were read from.
    public let files: [SourceFile]
    /// The tables, split into features and targets.
    public let table: RegressionTable
    /// The number of rows and columns of the training table as it was read.
    public let trainingShape: (rows: Int, columns: Int)
    /// The number of rows and columns of the test table; nil without a test table.
    public let testShape: (rows: Int, columns: Int)?
    /// The recognition learned from the training table, its findings, and those in the test table.
    public let recognition: (learned: TableRecognition, findings: [RecognitionFinding], test: [RecognitionFinding])
    /// Notes for the user: lines and rows dropped, and, last, an identifier that was found.
    public let notes: [String]
    /// The identifier, if it was found by its name and values; it is no feature.
    public let foundIdentifier: String?
    /// The default identifier, if the test table lacks it and its rows are numbered instead.
    public let missingIdentifier: String?
    /// The splitter of its rows.
    public let splitter: any Splitter
    /// The regressor of the job, for its table.
    public var regressor: TabularRegressor
    /// The different preprocessing of the models, fitted to all training rows.
    private let encoders: [FittedPreprocessor]

    init(_ job: RegressionJob, _ tables: JobTables) throws {
        let identifier = tables.identifier
        let missing = tables.test.flatMap { test in
            identifier.flatMap { test.lacksColumn($0, of: tables.training) ? $0 : nil }
        }
        let choices = ColumnChoices(
            drop: job.columns.drop + [job.folds.column].compactMap(\.self), numeric: job.columns.numeric,
            dropsUseless: job.preset.dropsUselessColumns)
        (self.job, files, missingIdentifier) = (job, tables.files, missing)
        (notes, foundIdentifier) = (tables.notes, tables.foundIdentifier)
        recognition = (tables.recognition, tables.findings, tables.testFindings)
        trainingShape = (tables.training.rowCount, tables.training.columnCount)
        testShape = tables.test.map { ($0.rowCount, $0.columnCount) }
        table = try tables.recognition.namingSources {
            try RegressionTable(
                training: tables.training, test: try tables.test.map { try $0.numbered(as: missing) },
                target: job.columns.targetName, identifier: identifier, choices: choices,
                dropsMissingTargets: job.preset != .book)
        }
        let rows = table.rowNumbers.map { $0 - 1 }
        splitter = try job.splitter(of: table, by: tables.foldValues.map { try DataFrame(["fold": $0])[rows: rows][0] })
        regressor = TabularRegressor(
            try job.recipe(rows: table.targets.count), metric: job.metric, seed: job.seed)
        encoders = try regressor.encoders(for: table)
    }

    /// The job and its table.
    public var description: String { "\(job) with \(table)" }

    /// The features and parameters of the job. Cheap: preprocessing is fitted already.
    public func outline() throws -> RegressionOutline { try regressor.outline(encoders) }

    /// The job with these changes of hyperparameters in every model, as a trial of a sweep.
    public func changed(by changes: HyperparameterChanges) throws -> PreparedJob {
        var trial = self
        trial.job.model.changes = changes
        trial.regressor.recipe = try trial.job.recipe(rows: table.targets.count)
        return trial
    }

    /// Cross-validates; see `TabularRegressor.crossValidated`.
    ///
    /// - Parameters:
    ///   - only: The indices of the folds to run, counted from 0 through all repetitions; nil for all folds.
    ///   - jobs: The number of folds at a time.
    ///   - history: Whether the metric is measured after each epoch.
    public func crossValidated(
        only: [Int]? = nil, jobs: Int? = nil, history: Bool = false
    ) async throws -> CrossValidationReport {
        try await regressor.crossValidated(
            on: table, regressor.recipe.preprocessing == .joint ? encoders : nil, splitter: splitter, only: only,
            jobs: jobs, history: history, importance: job.importance)
    }

    /// Trains on all training rows; see `TabularRegressor.fitted`.
    public func fitted(jobs: Int? = nil, tracksHistory: Bool = false) async throws -> FittedRegressor {
        try await regressor.fitted(to: table, encoders, jobs: jobs, tracksHistory: tracksHistory)
    }
}

extension TableRecognition {
    /// Runs `body`; its error about different columns names those of the files, not the parts of their dates.
    fileprivate func namingSources<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch RegressionError.differentColumns(let onlyInTraining, let onlyInTest) {
            throw RegressionError.differentColumns(
                onlyInTraining: sources(of: onlyInTraining), onlyInTest: sources(of: onlyInTest))
        }
    }
}

extension DataFrame {
    /// Whether `other` has a column `name` and this table has none.
    fileprivate func lacksColumn(_ name: String, of other: DataFrame) -> Bool {
        position(of: name) == nil && other.position(of: name) != nil
    }

    /// The table with a column `name` of row numbers, if there is a name.
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
    ///   - hub: The source of registered data.
    ///   - record: The record of an earlier run on the same files; other content is an error.
    /// - Throws: `TrainingError.invalidSetting`; `HubError`; `CSVError`; `RunRecordError`; `RegressionError` for tables
    ///   that do not suit the job; `DataFrameError` for unknown columns.
    public func prepared(
        from hub: DatasetHub = DatasetHub(), repeating record: RunRecord<RegressionJob>? = nil
    ) async throws -> PreparedJob {
        try check()
        let deadline = model.timeLimit.map { Deadline(after: $0) }
        let tables = try await JobTables(self, from: hub)
        try record?.check(tables.files)
        var prepared = try PreparedJob(self, tables)
        prepared.regressor.deadline = deadline
        return prepared
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
