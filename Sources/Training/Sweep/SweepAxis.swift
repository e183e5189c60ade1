import Arrays
import Support

/// The values of one setting that a sweep tries.
///
/// ```swift
/// let axes: [SweepAxis<Hyperparameters>] = [
///     SweepAxis(\.network.hidden, [[64], [256], [256, 256]]),
///     SweepAxis(\.training.learningRate, in: 0.001...1),
/// ]
/// let trials = SweepAxis.random(axes, around: base, count: 20, seed: 7)
/// ```
public struct SweepAxis<Trial: Sendable>: Sendable, CustomStringConvertible {
    /// A change of a trial to one of the values.
    typealias Change = @Sendable (inout Trial) -> Void

    /// A change for each value; nil for a range, which only a random sweep can try.
    let changes: [Change]?
    let draw: @Sendable (inout RandomStream) -> Change

    /// Makes an axis of these values, each equally likely in a random sweep.
    public init<Value: Sendable>(_ path: any WritableKeyPath<Trial, Value> & Sendable, _ values: [Value]) {
        require(!values.isEmpty, "SweepAxis: there is no value")
        let changes = values.map { value -> Change in { $0[keyPath: path] = value } }
        self.changes = changes
        draw = { stream in changes[stream.integer(below: changes.count)] }
    }

    /// Makes an axis of the numbers with three digits in a range, for a random sweep: uniform in their logarithms if
    /// both ends are positive, else uniform.
    public init(_ path: any WritableKeyPath<Trial, Float> & Sendable, in range: ClosedRange<Float>) {
        changes = nil
        draw = { stream in
            let value = range.point(at: stream.uniform())
            return { $0[keyPath: path] = value }
        }
    }

    /// The number of values: `SweepAxis(3 values)`.
    public var description: String { "SweepAxis(\(changes.map { "\($0.count) values" } ?? "range"))" }

    /// Every combination of the values, the first axis changing slowest; nil if one of the axes is a range.
    public static func grid(_ axes: [SweepAxis], around base: Trial) -> [Trial]? {
        axes.reduce([base]) { trials, axis in
            axis.changes.flatMap { changes in trials?.flatMap { trial in changes.map { Self.changed(trial, by: $0) } } }
        }
    }

    /// `count` random combinations; the first ones are the same for every count.
    public static func random(
        _ axes: [SweepAxis], around base: Trial, count: Int, seed: RandomSeed
    ) -> [Trial] {
        var stream = RandomStream(seed: seed.derived(.sweep, 0))
        return (0..<count).map { _ in axes.reduce(base) { changed($0, by: $1.draw(&stream)) } }
    }

    private static func changed(_ trial: Trial, by change: Change) -> Trial {
        var trial = trial
        change(&trial)
        return trial
    }
}

extension ClosedRange<Float> {
    /// The number at `share` of the way from the lower to the upper bound, by ratios if both are positive, to three
    /// digits.
    fileprivate func point(at share: Float) -> Float {
        let (lower, upper) = (Double(lowerBound), Double(upperBound))
        let value = lower > 0 ? lower * pow(upper / lower, Double(share)) : lower + Double(share) * (upper - lower)
        let scale = value == 0 ? 1 : pow(10, 2 - floor(log10(abs(value))))
        return Swift.min(Swift.max(Float((value * scale).rounded() / scale), lowerBound), upperBound)
    }
}
