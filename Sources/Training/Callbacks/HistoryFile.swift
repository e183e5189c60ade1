import Files
import Platform

/// Keeps the history of a run in a file of JSON lines, written anew after each epoch.
public struct HistoryFile: TrainingCallback {
    /// The file.
    public let url: URL

    /// Makes the callback.
    public init(_ url: URL) { self.url = url }

    /// Writes the epochs so far.
    public func epochEnded(_ run: TrainingRun) throws {
        try AtomicFile.write(Array(run.history.jsonLines), to: url)
    }
}
