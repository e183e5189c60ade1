/// Ends a run when a metric has not improved for a number of epochs.
///
/// It depends only on the history: a resumed run ends where an uninterrupted one does.
public struct EarlyStopping: TrainingCallback {
    /// The metric.
    public let target: MetricTarget
    /// The number of epochs without improvement after which the run ends.
    public let patience: Int
    /// The margin that an improvement must exceed.
    public let margin: Double

    /// Makes the callback.
    ///
    /// - Parameters:
    ///   - target: The metric: `.smallest("valid_loss")`, `.best(.accuracy, of: "valid")`.
    ///   - patience: The number of epochs without improvement, 1 or more.
    ///   - margin: An improvement must exceed this.
    public init(_ target: MetricTarget, patience: Int, margin: Double = 0) {
        (self.target, self.patience, self.margin) = (target, patience, margin)
    }

    /// Stops a resumed run that has ended already.
    public func runStarted(_ run: TrainingRun) { stopIfOver(run) }

    /// Stops the run if the last improvement is too long ago; throws a `TrainingError` if the metric was never
    /// measured.
    public func epochEnded(_ run: TrainingRun) throws {
        try run.requireMeasured(target)
        stopIfOver(run)
    }

    private func stopIfOver(_ run: TrainingRun) {
        var best: Double?
        var epochsSince = 0
        for value in run.history[target.metric] {
            if best.map({ target.direction.prefers(value, to: $0, by: margin) }) ?? !value.isNaN {
                (best, epochsSince) = (value, 0)
            } else {
                epochsSince += 1
            }
        }
        if epochsSince >= patience { run.stop() }
    }
}
