/// Something that is done in the course of a training run, beside the steps.
///
/// A run calls its callbacks in the order in which they are listed: what measures comes before what looks at the metric.
///
/// ```swift
/// try trainer.fit(model, training, callbacks: [
///     Evaluation(on: validation, metrics: [.accuracy]),
///     EarlyStopping(.smallest("valid_loss"), patience: 5),
///     CheckpointFolder(folder, best: .largest("valid_accuracy")),
/// ])
/// ```
public protocol TrainingCallback {
    /// Called once before the first step; of a resumed run the history has the epochs that were done before.
    func runStarted(_ run: TrainingRun) throws
    /// Called after each step.
    func stepEnded(_ run: TrainingRun) throws
    /// Called after each epoch; its record is the last of the history.
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

/// A callback that is a function, called after each epoch.
public struct AfterEpoch: TrainingCallback {
    private let body: (TrainingRun) throws -> Void

    /// Makes a callback of `body`.
    public init(_ body: @escaping (TrainingRun) throws -> Void) { self.body = body }

    /// Calls the function.
    public func epochEnded(_ run: TrainingRun) throws { try body(run) }
}
