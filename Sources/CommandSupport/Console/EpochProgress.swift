import Synchronization
import Text
import Training

/// How far the training of several models at a time is, on standard error: a bar with the remaining time on a terminal, else
/// now and then a line. A run of a few seconds shows nothing in a log file.
package final class EpochProgress: TrainingCallback, Sendable {
    /// How many epochs are done, and when something was shown last.
    private struct State {
        var done = 0
        var lastShown = ContinuousClock.now
    }

    private let total: Double
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// Makes the callback of models that are trained for `total` epochs in all.
    package init(total: Double, isTerminal: Bool = Console.isTerminal) {
        (self.total, self.isTerminal) = (total, isTerminal)
    }

    /// Shows how far the run is, if it is time.
    package func epochEnded(_ run: TrainingRun) {
        let now = ContinuousClock.now
        let done: Int? = state.withLock { state in
            state.done += 1
            guard now - state.lastShown > (isTerminal ? .milliseconds(100) : .seconds(10)) else { return nil }
            state.lastShown = now
            return state.done
        }
        guard let done else { return }
        let line = Self.line(done, of: total, seconds: (now - start) / .seconds(1))
        if isTerminal { Console.note("", status: line) } else { Console.note(line + "\n") }
    }

    /// `epoch 230 of 500, 4 s left`, with a bar.
    static func line(_ done: Int, of total: Double, seconds: Double) -> String {
        let left = seconds / Double(done) * max(total - Double(done), 0)
        return "epoch \(done) of \(total.formatted(decimals: 0)) \(progressBar(Double(done) / max(total, 1))) "
            + "\(left.formatted(decimals: 0)) s left"
    }
}
