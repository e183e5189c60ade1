import ArgumentParser
import CommandSupport
import DataHub
import Datasets
import Files
import Logging
import Regression
import Tabular
import Text
import Training

/// A command that runs a job: options are changes to the job, which is run and shown.
protocol JobCommand: AsyncParsableCommand {
    associatedtype Host: TableProgram

    /// Where the rows come from.
    var data: DataOptions<Host> { get }
    /// Where registered data come from.
    var hub: HubOptions { get }
    /// What is said on standard error.
    var messages: MessageOptions { get }
    /// The recorded job to start from.
    var config: ConfigOptions { get }
    /// Changes the job as the command's other options say.
    func apply(to job: inout RegressionJob)
}

/// A job and the record that it repeats, if it does.
struct RequestedJob {
    let job: RegressionJob
    let record: RunRecord<RegressionJob>?
}

extension JobCommand {
    /// The recorded job, or the usual one of the program, with the changes of the options.
    func requestedJob() throws -> RequestedJob {
        let record = try config.record(of: ["kfold", "submit"])
        let usual = Host.dataset.map(TableChoice.dataset)
        var job = RegressionJob(try data.tables(insteadOf: record?.job.tables ?? usual))
        if let recorded = record?.job {
            let tables = job.tables
            job = recorded
            job.tables = tables
        }
        data.apply(to: &job)
        apply(to: &job)
        try data.check(job)
        var given = RegressionJob(job.tables)
        apply(to: &given)
        for hyperparameters in try job.hyperparameters() {
            try given.model.changes.checkEffect(on: hyperparameters.after)
        }
        return RequestedJob(job: job, record: record)
    }

    /// Reads the tables of the job, and warns of their columns.
    func prepare(_ requested: RequestedJob) async throws -> PreparedJob {
        let prepared = try await hub.withHub(messages, suggestion: HubOptions.sampleSuggestion) { hub in
            do {
                return try await requested.job.prepared(from: hub, repeating: requested.record)
            } catch RegressionError.otherSeparator(let file, let column, let separator) {
                throw ValidationError(FieldSeparator.hint(file: file, column: column, separator))
            } catch RegressionError.noTargetNamed(let columns) {
                throw ValidationError("--target names the column to predict: the table has \(columns.listed).")
            }
        }
        try Task.checkCancellation()
        prepared.warn(try prepared.outline().warnings, messages)
        return prepared
    }

    /// Throws if a file that is to be written is one that is read, or is written twice. The record alone may take the place of
    /// the one that is repeated, which has been read by then.
    func requireDistinctFiles(
        of job: RegressionJob, outputs: [(flag: String, path: String?)], record: RecordOptions
    ) throws {
        try requireDistinct(outputs: outputs + record.outputs, inputs: job.tables.paths)
        try requireDistinct(outputs: outputs, inputs: [config.path])
    }
}

extension PreparedJob {
    /// Warns on standard error of the columns, where the table is the user's own.
    func warn(_ warnings: [PreprocessingWarning], _ messages: MessageOptions) {
        guard job.tables.areFiles else { return }
        for warning in warnings { messages.logger("table").warning("\(warning)") }
    }
}
