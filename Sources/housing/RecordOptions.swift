import ArgumentParser
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the record of a run goes.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder for the record of the run, run.json: the result, the arguments, the data's SHA-1, the features.",
            valueName: "folder"))
    var runDir: String?

    /// Makes the folder, before any work that would be lost without it.
    func prepare() throws {
        guard let runDir else { return }
        try makeFolders(runDir)
    }

    /// Writes the record, if it is asked for; an older one is replaced.
    func write<Result>(_ summary: RunSummary<Result>, features: [String], threads: Int) throws {
        guard let runDir else { return }
        let record = RunRecord(threads: threads, columns: features, summary: summary)
        try AtomicFile.write(Console.json(record), to: URL(filePath: runDir).appending(path: "run.json"))
    }
}
