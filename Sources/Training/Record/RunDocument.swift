/// A job and the files that it reads.
package struct RunDescription<Job: Codable & Sendable>: Sendable {
    package let job: Job
    package let files: [SourceFile]

    /// Describes a run.
    package init(job: Job, files: [SourceFile]) { (self.job, self.files) = (job, files) }
}

/// The content of `run.json`: the job, the files that it reads, its report and its environment.
///
/// `RunRecord` reads all but the report. Mirrors, the number of jobs at a time and output files are no part of a job: a
/// record holds no addresses and no secrets.
package struct RunDocument<Job: Codable & Sendable, Report: Encodable>: Encodable {
    private let command: String
    private let job: Job
    private let files: [SourceFile]
    private let report: Report?
    private let columns: [String]?
    private let environment: RunEnvironment

    /// Makes a record.
    ///
    /// - Parameters:
    ///   - command: The name of the command.
    ///   - run: The job and its files; the job's keys are in snake case.
    ///   - report: The result, as `--format json` prints it; nil for a run that has not ended.
    ///   - columns: The names of the features, in order, if they have any.
    ///   - environment: What computes the run.
    package init(
        command: String, _ run: RunDescription<Job>, report: Report?, columns: [String]? = nil,
        environment: RunEnvironment
    ) {
        (self.command, job, files, self.report, self.columns) = (command, run.job, run.files, report, columns)
        self.environment = environment
    }
}
