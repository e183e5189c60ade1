import Support
import Training

/// Progress of a training run, on standard error: a bar with rate and remaining time on a terminal, else a line for
/// each epoch.
package final class TrainingProgress: TrainingCallback {
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?
    private var stepsBefore = 0

    /// Makes the callback; it shows the metrics that callbacks before it recorded.
    package init(isTerminal: Bool = Console.isTerminal) { self.isTerminal = isTerminal }

    package func runStarted(_ run: TrainingRun) { stepsBefore = run.totalSteps }

    package func stepEnded(_ run: TrainingRun) {
        let now = ContinuousClock.now
        guard isTerminal, lastDrawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
        lastDrawn = now
        Console.note("", status: bar(run, seconds: (now - start) / .seconds(1)))
    }

    package func epochEnded(_ run: TrainingRun) {
        guard !isTerminal, let record = run.history.epochs.last else { return }
        Console.note(Self.line(record, of: run.trainer.epochs) + "\n")
    }

    /// Removes the bar.
    package func clear() { Console.note("") }

    private func bar(_ run: TrainingRun, seconds: Double) -> String {
        let total = Double(run.trainer.epochs) * Double(run.stepsPerEpoch), width = terminalWidth(STDERR_FILENO)
        let rate = Double(run.totalSteps - stepsBefore) / seconds
        let left = (total - Double(run.totalSteps)) / rate
        let line = progressLine(
            "epoch \(run.epoch + 1)/\(run.trainer.epochs)", Double(run.totalSteps) / total,
            "\(rate.formatted(decimals: 0)) steps/s, \(left.formatted(decimals: 0)) s left", width: width)
        let metrics = run.history.epochs.last.map { "  " + Self.metrics($0) } ?? ""
        return line.count + metrics.count < width ? line + metrics : line
    }

    /// `epoch 3/10: test accuracy 0.8312, train loss 0.5012, 0.31 s`
    static func line(_ record: EpochRecord, of epochs: Int) -> String {
        "epoch \(record.epoch)/\(epochs): \(metrics(record)), \(record.seconds.formatted(decimals: 2)) s"
    }

    private static func metrics(_ record: EpochRecord) -> String {
        record.metrics.sorted { $0.key < $1.key }.map { name, value in
            "\(name.split(separator: "_").joined(separator: " ")) \(value.metricText(decimals: 4))"
        }.joined(separator: ", ")
    }
}
