import ArgumentParser
import Arrays
import Ranks
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
        try AtomicFile.write(Console.json(document), to: recordFile(in: fileURL(runDir)))
    }
}

/// The file of the record in `folder`.
package func recordFile(in folder: URL) -> URL { folder.appending(path: runRecordName) }

extension RunEnvironment {
    /// The environment of this process, with the number of worker threads, and the number of ranks if they share the
    /// work.
    package init(threads: Int, isShared: Bool = true) {
        self.init(version: productVersion, threads: threads, ranks: isShared ? Ranks.ofProgram.count : 1)
    }
}
