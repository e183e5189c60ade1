import Support
import Synchronization
import Training

/// Progress of training several models at a time, on standard error: a bar with the remaining time on a terminal, else
/// a line every ten seconds. A run of a few seconds adds nothing to a log file.
package final class EpochProgress: TrainingCallback, Sendable {
    private struct State {
        var done = 0
        var lastShown = ContinuousClock.now
    }

    private let folds: Int
    /// The number of epochs of each model of a fold.
    private let epochs: [Int]
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// Makes the callback for `folds` trainings of models with these numbers of epochs.
    package init(folds: Int = 1, epochsOfModels epochs: [Int], isTerminal: Bool = Console.isTerminal) {
        (self.folds, self.epochs, self.isTerminal) = (folds, epochs, isTerminal)
    }

    /// Shows the progress, if it is time.
    package func epochEnded(_ run: TrainingRun) {
        let now = ContinuousClock.now
        let done: Int? = state.withLock { state in
            state.done += 1
            guard now - state.lastShown > (isTerminal ? .milliseconds(100) : .seconds(10)) else { return nil }
            state.lastShown = now
            return state.done
        }
        guard let done else { return }
        let line = line(done, seconds: (now - start) / .seconds(1), width: terminalWidth(STDERR_FILENO))
        if isTerminal { Console.note("", status: line) } else { Console.note(line + "\n") }
    }

    /// `fold 2 of 5, epoch 236 of 400 [#######...] 4 s left`, as if one model were trained after the other.
    func line(_ done: Int, seconds: Double, width: Int = 80) -> String {
        // In floating point: --epochs may be as large as an integer.
        let epochsOfFold = epochs.reduce(0) { $0 + Double($1) }, total = Double(folds) * epochsOfFold
        let fold = min(Int(Double(done - 1) / epochsOfFold), folds - 1)
        var (model, epoch) = (0, Double(done) - Double(fold) * epochsOfFold)
        while model < epochs.count - 1, epoch > Double(epochs[model]) {
            epoch -= Double(epochs[model])
            model += 1
        }
        let parts = [
            folds > 1 ? "fold \(fold + 1) of \(folds)" : nil,
            epochs.count > 1 ? "model \(model + 1) of \(epochs.count)" : nil, "epoch \(Int(epoch)) of \(epochs[model])",
        ]
        let left = seconds / Double(done) * max(total - Double(done), 0)
        return progressLine(
            parts.compactMap(\.self).joined(separator: ", "), Double(done) / total,
            "\(left.formatted(decimals: 0)) s left", width: width)
    }
}
