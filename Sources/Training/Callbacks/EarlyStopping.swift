/// Ends a run when a metric has not become better for a number of epochs.
///
/// It looks at the history alone, so that a resumed run ends where the unbroken one would have.
public struct EarlyStopping: TrainingCallback {
    /// What is to become better.
    public let target: MetricTarget
    /// After how many epochs in a row without a better value the run ends.
    public let patience: Int
    /// By how much a value has to be better, to count.
    public let margin: Double

    /// Makes the callback.
    ///
    /// - Parameters:
    ///   - target: The metric: `.smallest("valid_loss")`.
    ///   - patience: After how many epochs in a row without a better value the run ends, 1 or more.
    ///   - margin: A value counts as better if it is by more than this.
    public init(_ target: MetricTarget, patience: Int, margin: Double = 0) {
        self.target = target
        self.patience = patience
        self.margin = margin
    }

    /// Does not let a resumed run go on that had come to its end.
    public func runStarted(_ run: TrainingRun) { stopIfOver(run) }

    /// Stops the run if the last better value is too long ago; throws a `TrainingError` if the metric was never measured.
    public func epochEnded(_ run: TrainingRun) throws {
        try run.requireMeasured(target)
        stopIfOver(run)
    }

    private func stopIfOver(_ run: TrainingRun) {
        var best: Double?
        var epochsSince = 0
        for value in run.history[target.metric] {
            if best.map({ target.prefers(value, to: $0, by: margin) }) ?? !value.isNaN {
                (best, epochsSince) = (value, 0)
            } else {
                epochsSince += 1
            }
        }
        if epochsSince >= patience { run.stop() }
    }
}
