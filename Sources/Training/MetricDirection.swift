/// Which values of a metric are better.
public enum MetricDirection: Sendable, Hashable {
    /// Smaller ones, as for an error.
    case smallest
    /// Larger ones, as for an accuracy.
    case largest

    func prefers(_ value: Double, to other: Double, by margin: Double = 0) -> Bool {
        self == .smallest ? value < other - margin : value > other + margin
    }

    /// How much worse `value` is than `reference`; negative if it is better.
    package func loss(of value: Double, against reference: Double) -> Double {
        self == .smallest ? value - reference : reference - value
    }
}

/// A metric by its name in the history, with its direction.
public struct MetricTarget: Sendable, Hashable {
    /// The name in the history.
    public let metric: String
    /// Which values are better.
    public let direction: MetricDirection

    /// A metric of an `Evaluation` with this prefix: `.best(.accuracy, of: "valid")`.
    public static func best(_ metric: Metric, of prefix: String) -> MetricTarget {
        MetricTarget(metric: "\(prefix)_\(metric.name)", direction: metric.direction)
    }
    /// A loss, or a metric that a callback recorded, of which smaller values are better.
    public static func smallest(_ metric: String) -> MetricTarget {
        MetricTarget(metric: metric, direction: .smallest)
    }
    /// A metric that a callback recorded, of which larger values are better.
    public static func largest(_ metric: String) -> MetricTarget {
        MetricTarget(metric: metric, direction: .largest)
    }
}
