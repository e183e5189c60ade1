import Arrays
import CommandSupport
import Files
import Platform
import Training

/// The folder of one run: its plan, its history, its last and best state.
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

    /// What keeps history and states after each epoch, the best one with `metadata`.
    func callbacks(metadata: [String: String]) -> [any TrainingCallback] {
        [HistoryFile(historyFile), states(metadata: metadata)]
    }

    private func states(metadata: [String: String] = [:]) -> CheckpointFolder {
        CheckpointFolder(url, best: .largest("test_accuracy"), metadata: metadata)
    }

    /// The run that was begun in the folder; throws a `ResumeError` if there is none.
    func earlierRun() throws -> EarlierRun {
        guard let data = try? Data(contentsOf: planFile),
            let plan = try? JSONDecoder().decode(PlannedRun.self, from: data)
        else { throw ResumeError.noRun(folder: url.givenPath) }
        let last = states().last
        return EarlierRun(plan: plan, checkpoint: try isThere(last) ? Checkpoint(contentsOf: last) : nil)
    }

    /// Writes what the run came to.
    func write(_ plan: PlannedRun, _ summary: TrainSummary) throws {
        try RunDocument(
            command: "train", job: plan.job, files: plan.files, report: summary, threads: MatrixThreads.count
        ).write(to: url)
    }

    /// Throws if the folder has a run that is not to be replaced.
    func checkIsNew(overwriting: Bool) throws {
        if !overwriting, isThere(planFile) { throw ResumeError.runExists(folder: url.givenPath) }
    }

    /// Makes the folder of a new run; the files of an older one are removed, so that nothing of it passes for this one's.
    func begin(_ plan: PlannedRun) throws {
        try makeFolders(url.givenPath)
        for file in files where isThere(file) { try removeItem(at: file.givenPath) }
        try write(plan)
    }

    private func isThere(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.givenPath) }

    /// Writes what the run sets out to do.
    func write(_ plan: PlannedRun) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try AtomicFile.write(encoder.encode(plan), to: planFile)
    }
}
