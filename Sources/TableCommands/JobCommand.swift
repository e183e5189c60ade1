import ArgumentParser
import CommandSupport
import DataHub
import Datasets
import Logging
import Ranks
import Regression
import Support
import Tabular
import Training

/// A command that runs a job: its options change the job.
protocol JobCommand: AsyncParsableCommand {
    associatedtype Host: TableProgram

    var data: DataOptions<Host> { get }
    var testTable: TestTableOption { get }
    var hub: HubOptions { get }
    var messages: MessageOptions { get }
    var config: ConfigOptions { get }
    /// Applies the command's other options to the job.
    func apply(to job: inout RegressionJob)
}

/// A job, and the record that it repeats, if there is one.
struct RequestedJob {
    let job: RegressionJob
    let record: RunRecord<RegressionJob>?
}

extension JobCommand {
    /// The recorded or default job with the changes of the options.
    func requestedJob() throws -> RequestedJob {
        let record: RunRecord<RegressionJob>? = try config.record(of: ["kfold", "submit"])
        let usual = Host.dataset.map(TableChoice.dataset)
        var job = RegressionJob(try data.tables(test: testTable, insteadOf: record?.job.tables ?? usual))
        if let recorded = record?.job {
            let tables = job.tables
            job = recorded
            job.tables = tables
        }
        data.apply(to: &job)
        apply(to: &job)
        try data.check(job)
        try job.folds.checkGap()
        var given = RegressionJob(job.tables)
        apply(to: &given)
        for hyperparameters in try job.hyperparameters() {
            try given.model.changes.checkEffect(on: hyperparameters.after)
        }
        return RequestedJob(job: job, record: record)
    }

    /// Reads the tables of the job, and warns about their columns.
    func prepare(_ requested: RequestedJob) async throws -> PreparedJob {
        let prepared = try await hub.withHub(messages, advice: HubOptions.sampleAdvice) { hub in
            do {
                return try await Ranks.withProgram(doing: TableWork.preparation(requested.job)) {
                    try await requested.job.prepared(from: hub, repeating: requested.record)
                }
            } catch RegressionError.noTargetNamed(let columns) {
                throw ValidationError("--target names the column to predict: the table has \(columns.listed).")
            } catch let error as RegressionError {
                throw FieldSeparator.advising(error)
            }
        }
        try Task.checkCancellation()
        prepared.warn(try prepared.outline().warnings, messages)
        for finding in prepared.recognition.test.compactMap(\.unreadWarning) {
            messages.logger("table").warning("test table: \(finding)")
        }
        return prepared
    }

    /// Throws if an output is also an input, or comes twice. Only the record may replace the one that is repeated,
    /// which is read first.
    func requireDistinctFiles(
        of job: RegressionJob, outputs: [(flag: String, path: String?)], record: RecordOptions
    ) throws {
        try requireDistinct(outputs: outputs + record.outputs, inputs: job.tables.paths)
        try requireDistinct(outputs: outputs, inputs: [config.path])
    }
}

extension PreparedJob {
    /// Warns about the columns of the user's own tables.
    func warn(_ warnings: [PreprocessingWarning], _ messages: MessageOptions) {
        guard job.tables.areFiles else { return }
        for warning in warnings { messages.logger("table").warning("\(warning)") }
    }
}
