import NN
import Support

/// Writes the state of a run to a folder after each epoch: `last.safetensors`, a `Checkpoint` to resume from, and, with
/// a metric, `best.safetensors`, the parameters after the best epoch, as `Module.save` writes them.
///
/// Writes are atomic: a killed run leaves the files of an earlier epoch.
public struct CheckpointFolder: TrainingCallback {
    /// The folder.
    public let url: URL
    /// The metric of the best epoch.
    public let best: MetricTarget?
    /// The metadata of `best.safetensors`.
    public let metadata: [String: String]

    /// The file to resume from.
    public var last: URL { url.appending(path: "last.safetensors") }
    /// The file of the best epoch, if there is a metric.
    public var bestFile: URL? { best.map { _ in url.appending(path: "best.safetensors") } }

    /// Makes the callback; a run makes the folder at its start if it is missing.
    public init(_ url: URL, best: MetricTarget? = nil, metadata: [String: String] = [:]) {
        (self.url, self.best, self.metadata) = (url, best, metadata)
    }

    /// Makes the folder.
    public func runStarted(_ run: TrainingRun) throws { try makeFolders(url.givenPath) }

    /// Writes the files; also throws a `TrainingError` if the metric was never measured.
    public func epochEnded(_ run: TrainingRun) throws {
        try best.map(run.requireMeasured)
        if let best, let bestFile, run.history.best(by: best)?.epoch == run.epoch {
            try run.model.save(to: bestFile, metadata: metadata)
        }
        try Checkpoint(run).write(to: last)
    }
}
