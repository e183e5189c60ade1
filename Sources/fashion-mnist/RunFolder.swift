import Arrays
import CommandSupport
import Support
import Training

/// The folder of a training run: its job, its history, its last and best state. Its result is recorded as that of any
/// command, by `RecordOptions`.
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

    private var planFile: URL { url.appending(path: "settings.json") }
    private var historyFile: URL { url.appending(path: "history.jsonl") }

    /// The files that a run writes there.
    var files: [URL] {
        [planFile, historyFile, states().last, states().bestFile, recordFile(in: url)].compactMap(\.self)
    }

    /// The callbacks that keep history and states after each epoch, the best one with `metadata`.
    func callbacks(metadata: [String: String]) -> [any TrainingCallback] {
        [HistoryFile(historyFile), states(metadata: metadata)]
    }

    private func states(metadata: [String: String] = [:]) -> CheckpointFolder {
        CheckpointFolder(url, best: .best(.accuracy, of: "test"), metadata: metadata)
    }

    /// The run that was begun in the folder; throws a `CommandError` if absent.
    func earlierRun() throws -> EarlierRun {
        guard let data = try? Data(contentsOf: planFile),
            let plan = try? JSONDecoder().decode(PlannedRun.self, from: data)
        else {
            throw CommandError(
                .missingInput,
                "\(url.givenPath) is not the folder of a run: there is no readable settings.json in it")
        }
        let last = states().last
        return EarlierRun(plan: plan, checkpoint: try isThere(last) ? Checkpoint(contentsOf: last) : nil)
    }

    /// Throws if the folder has a run that is not to be replaced.
    func checkIsNew(overwriting: Bool) throws {
        guard overwriting || !isThere(planFile) else {
            throw CommandError(.outputExists, "\(url.givenPath) has a run: --resume resumes it, --force replaces it")
        }
    }

    /// Makes the folder of a new run, and removes the files of an older one.
    func begin(_ plan: PlannedRun) throws {
        try makeFolders(url.givenPath)
        for file in files where isThere(file) { try removeItem(at: file.givenPath) }
        try write(plan)
    }

    private func isThere(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.givenPath) }

    /// Writes the job and the files of the run.
    func write(_ plan: PlannedRun) throws {
        try AtomicFile.write(JSONEncoder.sorted(.prettyPrinted).encode(plan), to: planFile)
    }
}
