import Arrays
import Classification
import CommandSupport
import Support
import Training

/// The folder of a training run: its record, without a report until it ends, its history, its last and best state.
struct RunFolder {
    private let url: URL

    /// Names the folder.
    init(_ path: String) { url = fileURL(path) }

    /// The file of the model at `path`: the best state if that is the folder of a run, and else that file.
    static func modelFile(at path: String) -> URL {
        guard let best = RunFolder(path).states().bestFile, isRegularFile(best.givenPath) == true else {
            return fileURL(path)
        }
        return best
    }

    private var record: URL { recordFile(in: url) }
    private var historyFile: URL { url.appending(path: "history.jsonl") }

    /// The files that a run writes there.
    var files: [URL] {
        [record, historyFile, states().last, states().bestFile].compactMap(\.self)
    }

    /// The file of the last state.
    var checkpoint: URL { states().last }

    /// The callbacks that keep history and states after each epoch, the best one with `metadata`.
    func callbacks(metadata: [String: String]) -> [any TrainingCallback] {
        [HistoryFile(historyFile), states(metadata: metadata)]
    }

    private func states(metadata: [String: String] = [:]) -> CheckpointFolder {
        CheckpointFolder(url, best: .best(.accuracy, of: "test"), metadata: metadata)
    }

    /// Reads the recorded run and its last checkpoint, to resume it; throws if the folder has no record.
    func earlierRun() throws -> EarlierRun {
        let earlier: RunRecord<ClassificationJob> = try ConfigOptions.record(at: record, of: ["train"])
        let plan = PlannedRun(job: earlier.job, files: earlier.files), last = states().last
        return EarlierRun(plan: plan, checkpoint: try isThere(last) ? Checkpoint(contentsOf: last) : nil)
    }

    /// Throws a `CommandError` if the folder has a record that must not be replaced.
    func checkIsNew(overwriting: Bool) throws {
        guard overwriting || !isThere(record) else {
            throw CommandError(
                .outputExists, "\(record.givenPath) exists already: --resume resumes the run, --force replaces it")
        }
    }

    /// Makes the folder of a new run, and removes the files of an older one.
    func begin(_ plan: PlannedRun) throws {
        try makeFolders(url.givenPath)
        for file in files where isThere(file) { try removeItem(at: file.givenPath) }
        try write(plan)
    }

    private func isThere(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.givenPath) }

    /// Writes the record of the run, with its report once it has ended.
    func write(_ plan: PlannedRun, report: TrainSummary? = nil) throws {
        let environment = RunEnvironment(threads: MatrixThreads.count, isShared: false)
        let document = RunDocument(command: "train", plan, report: report, environment: environment)
        try AtomicFile.write(Console.json(document), to: record)
    }
}
