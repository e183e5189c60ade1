import Files
import NN
import Platform

/// Keeps where a run has come to in a folder, after each epoch: `last.safetensors`, a `Checkpoint` to go on from, and, if
/// a metric is given, `best.safetensors`, the model's parameters after its best epoch, as `Module.save` writes them.
///
/// Each file is written whole or not at all: a run that is killed leaves those of an epoch before.
public struct CheckpointFolder: TrainingCallback {
    /// The folder.
    public let url: URL
    /// The metric whose best value tells the best epoch.
    public let best: MetricTarget?
    /// What is kept beside the parameters of the best epoch.
    public let metadata: [String: String]

    /// The file to go on from.
    public var last: URL { url.appending(path: "last.safetensors") }
    /// The file of the best epoch, if a metric tells it.
    public var bestFile: URL? { best.map { _ in url.appending(path: "best.safetensors") } }

    /// Makes the callback; the folder is made at the start of the run if it is not there.
    public init(_ url: URL, best: MetricTarget? = nil, metadata: [String: String] = [:]) {
        self.url = url
        self.best = best
        self.metadata = metadata
    }

    /// Makes the folder.
    public func runStarted(_ run: TrainingRun) throws { try makeFolders(url.givenPath) }

    /// Writes the files; throws a `TrainingError`, too, if the metric of the best epoch was never measured.
    public func epochEnded(_ run: TrainingRun) throws {
        try best.map(run.requireMeasured)
        if let best, let bestFile, run.history.best(by: best)?.epoch == run.epoch {
            try run.model.save(to: bestFile, metadata: metadata)
        }
        try Checkpoint(run).write(to: last)
    }
}
