import ArgumentParser
import Arrays
import Support
import Training

/// The folder of the record of a run.
package struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder for the run record, run.json.", valueName: "folder"), completion: .directory)
    package var runDir: String?

    package init() {}

    /// The record, if any, with its flag.
    package var outputs: [(flag: String, path: String?)] {
        runDir.map { [("--run-dir", recordFile(in: fileURL($0)).givenPath)] } ?? []
    }

    /// Throws a `CommandError` if a record exists that must not be replaced.
    package func check(overwriting: Bool) throws {
        for case (_, let path?) in outputs where !overwriting && FileManager.default.fileExists(atPath: path) {
            throw CommandError.outputExists(path)
        }
    }

    /// Makes the folder, before any work is done.
    package func prepare() throws {
        guard let runDir else { return }
        try makeFolders(fileURL(runDir).givenPath)
    }

    /// Writes the record, if there is a folder; an older one is replaced.
    package func write(_ document: RunDocument<some Codable, some Encodable>) throws {
        guard let runDir else { return }
        try document.write(to: fileURL(runDir))
    }
}

/// The file of the record in `folder`.
package func recordFile(in folder: URL) -> URL { folder.appending(path: runRecordName) }

/// A job and the files that it reads.
package struct RunDescription<Job: Codable & Sendable>: Sendable, Codable {
    package let job: Job
    package let files: [SourceFile]

    /// Describes a run.
    package init(job: Job, files: [SourceFile]) { (self.job, self.files) = (job, files) }
}

/// The record of a run, `run.json`: the job, the files that it read, its report and its environment.
///
/// `RunRecord` reads all but the report. Mirrors, the number of jobs at a time and output files are no part of a job: a
/// record holds no addresses and no secrets.
package struct RunDocument<Job: Codable & Sendable, Report: Encodable>: Encodable {
    private let command: String
    private let job: Job
    private let files: [SourceFile]
    private let report: Report
    private let columns: [String]?
    private let environment: RunEnvironment

    /// Makes a record.
    ///
    /// - Parameters:
    ///   - command: The name of the command.
    ///   - run: The job and its files; the job's keys are in snake case.
    ///   - report: The result, as `--format json` prints it.
    ///   - columns: The names of the features, in order, if they have any.
    ///   - threads: The number of threads that worked.
    package init(
        command: String, _ run: RunDescription<Job>, report: Report, columns: [String]? = nil, threads: Int
    ) {
        (self.command, job, files, self.report, self.columns) = (command, run.job, run.files, report, columns)
        environment = RunEnvironment(version: productVersion, threads: threads)
    }

    /// Writes `run.json` into `folder`; an older one is replaced.
    fileprivate func write(to folder: URL) throws {
        try AtomicFile.write(Console.json(self), to: recordFile(in: folder))
    }
}
