import ArgumentParser
import Arrays
import DataHub
import Datasets
import Files
import Platform

/// Where the record of a run goes.
package struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder for the record of the run, run.json: the result and all that it was made from.",
            valueName: "folder"), completion: .directory)
    package var runDir: String?

    package init() {}

    /// The record with the flag that asks for it: one of the files that a command writes.
    package var outputs: [(flag: String, path: String?)] {
        runDir.map { [("--run-dir", recordFile(in: fileURL($0)).givenPath)] } ?? []
    }

    /// Throws `OutputExists` if there is a record that must not be replaced.
    package func check(overwriting: Bool) throws {
        for case (_, let path?) in outputs where !overwriting && FileManager.default.fileExists(atPath: path) {
            throw OutputExists(path: path)
        }
    }

    /// Makes the folder, before any work that would be lost without it.
    package func prepare() throws {
        guard let runDir else { return }
        try makeFolders(fileURL(runDir).givenPath)
    }

    /// Writes the record, if it is asked for; an older one is replaced.
    package func write(_ document: RunDocument<some Encodable, some Encodable>) throws {
        guard let runDir else { return }
        try document.write(to: fileURL(runDir))
    }
}

/// The file of the record in `folder`.
package func recordFile(in folder: URL) -> URL { folder.appending(path: runRecordName) }

/// The record of a run, `run.json`: the job, the files that it read, its report, and what computed it.
///
/// `RunRecord` reads all but the report. Where data came from, how many jobs ran at a time and which files were written is no part
/// of a job: a record has no address of a mirror and no secrets.
package struct RunDocument<Job: Encodable, Report: Encodable>: Encodable {
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
    ///   - job: The job; its keys are in snake case.
    ///   - files: The files that it read.
    ///   - report: The result, as `--format json` prints it.
    ///   - columns: The names of the features, in order, if they have any.
    ///   - threads: The number of threads that worked.
    package init(
        command: String, job: Job, files: [SourceFile], report: Report, columns: [String]? = nil, threads: Int
    ) {
        (self.command, self.job, self.files, self.report, self.columns) = (command, job, files, report, columns)
        environment = RunEnvironment(version: productVersion, threads: threads)
    }

    /// Writes `run.json` into `folder`; an older one is replaced.
    package func write(to folder: URL) throws {
        try AtomicFile.write(Console.json(self), to: recordFile(in: folder))
    }
}
