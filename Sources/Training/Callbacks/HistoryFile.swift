import Support

/// Writes the history of a run to a file of JSON lines after each epoch.
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
