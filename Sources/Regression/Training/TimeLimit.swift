import Training

/// A training ran into the deadline, and was given up.
struct TimeIsUp: Error {}

/// Ends a training by a deadline: gives it up then, or ends it with the last epoch that fits. Measures its time.
final class TimeLimit: TrainingCallback {
    private let deadline: Deadline
    private let givesUp: Bool
    /// The time that remained at the start, and after the last epoch.
    private let first: Double
    private var last: Double
    /// The seconds of the last epoch.
    private(set) var secondsOfEpoch = 0.0

    init(_ deadline: Deadline, givesUp: Bool) {
        (self.deadline, self.givesUp, first) = (deadline, givesUp, deadline.remaining)
        last = first
    }

    /// The seconds until the end of the last epoch.
    var seconds: Double { first - last }

    func stepEnded(_ run: TrainingRun) throws {
        if givesUp, deadline.remaining <= 0 { throw TimeIsUp() }
    }

    func epochEnded(_ run: TrainingRun) {
        let remaining = deadline.remaining
        (secondsOfEpoch, last) = (last - remaining, remaining)
        if !givesUp, remaining < secondsOfEpoch { run.stop() }
    }
}
