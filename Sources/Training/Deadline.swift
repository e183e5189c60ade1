import Ranks

/// The moment by which a training should be done.
public struct Deadline: Sendable, CustomStringConvertible {
    private let end: Double
    private let now: @Sendable () -> Double

    /// The moment `seconds` from now.
    public init(after seconds: Double) {
        let start = ContinuousClock.now
        self.init(after: seconds) { (.now - start) / .seconds(1) }
    }

    /// The moment `seconds` from now, by another clock.
    package init(after seconds: Double, now: @escaping @Sendable () -> Double) {
        (end, self.now) = (now() + seconds, now)
    }

    /// The seconds until then; negative once it has passed.
    public var remaining: Double { end - now() }

    /// The time until then: `in 59.2 s`.
    public var description: String { "in \((remaining * 10).rounded() / 10) s" }

    /// Throws a `TrainingError` within several ranks: by their clocks they would decide differently.
    package static func checkRanks() throws(TrainingError) {
        let count = Ranks.current.count
        guard count == 1 else {
            throw .invalidSetting(name: "The number of ranks", value: "\(count)", allowed: "1 with a time limit")
        }
    }

    /// The deadline of the first of `count` rounds of work that share the time equally.
    package func first(of count: Int) -> Deadline { Deadline(after: remaining / Double(max(count, 1)), now: now) }
}
