/// A hook into a training run.
///
/// A run calls its callbacks in their order: a callback that measures a metric comes before those that use it.
///
/// ```swift
/// try trainer.fit(model, training, callbacks: [
///     Evaluation(on: validation, metrics: [.accuracy]),
///     EarlyStopping(.smallest("valid_loss"), patience: 5),
///     CheckpointFolder(folder, best: .best(.accuracy, of: "valid")),
/// ])
/// ```
public protocol TrainingCallback {
    /// Called once before the first step; the history of a resumed run has its earlier epochs.
    func runStarted(_ run: TrainingRun) throws
    /// Called after each step.
    func stepEnded(_ run: TrainingRun) throws
    /// Called after each epoch; its record is the last one of the history.
    func epochEnded(_ run: TrainingRun) throws
}

extension TrainingCallback {
    /// Does nothing.
    public func runStarted(_ run: TrainingRun) throws {}
    /// Does nothing.
    public func stepEnded(_ run: TrainingRun) throws {}
    /// Does nothing.
    public func epochEnded(_ run: TrainingRun) throws {}
}

/// A callback that calls a function after each epoch.
public struct AfterEpoch: TrainingCallback, CustomStringConvertible {
    private let body: (TrainingRun) throws -> Void

    /// Makes a callback of `body`.
    public init(_ body: @escaping (TrainingRun) throws -> Void) { self.body = body }

    /// Calls the function.
    public func epochEnded(_ run: TrainingRun) throws { try body(run) }

    /// `AfterEpoch`.
    public var description: String { "AfterEpoch" }
}
