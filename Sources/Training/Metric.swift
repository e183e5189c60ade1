import Arrays
import Support

/// A metric: a mean over the examples, and which of its values are better.
///
/// ```swift
/// let withinOne = Metric("within_one", direction: .largest) { outputs, targets in
///     Double(((outputs - targets).abs() .<= 1).sum())
/// }
/// ```
public struct Metric: Sendable, CustomStringConvertible {
    /// The name in a record.
    public let name: String
    /// Which values are better.
    public let direction: MetricDirection
    let sum: @Sendable (_ outputs: NDArray<Float>, _ targets: NDArray<Float>) -> Double

    /// Makes a metric, by default an error; `sum` adds it up over the examples of a batch.
    public init(
        _ name: String, direction: MetricDirection = .smallest,
        sum: @escaping @Sendable (_ outputs: NDArray<Float>, _ targets: NDArray<Float>) -> Double
    ) {
        require(
            !["loss", "epoch", "seconds"].contains(name), "Metric: '\(name)' has another meaning in a record")
        (self.name, self.direction) = (name, direction)
        self.sum = sum
    }

    /// The name and the direction: `accuracy, largest`.
    public var description: String { "\(name), \(direction)" }

    /// The share of examples whose largest output is their class.
    public static let accuracy = Metric("accuracy", direction: .largest) { outputs, targets in
        let predicted = outputs.argmax(along: 1)
        return zip(predicted.scalars, targets.scalars).reduce(0) { $0 + (Float($1.0) == $1.1 ? 1 : 0) }
    }
}

/// Means of a loss and of metrics over batches of any size, in double precision.
struct RunningMeans {
    private let metrics: [Metric]
    private var lossSum = 0.0
    private var metricSums: [Double]
    private var count = 0

    init(_ metrics: [Metric]) {
        self.metrics = metrics
        metricSums = metrics.map { _ in 0 }
    }

    mutating func add(_ loss: Double, _ outputs: NDArray<Float>, _ targets: NDArray<Float>, count: Int) {
        add(loss, metrics.map { $0.sum(outputs, targets) }, count: count)
    }

    /// Adds the sums of the loss and of the metrics over `count` examples.
    mutating func add(_ loss: Double, _ sums: [Double], count: Int) {
        lossSum += loss
        for (index, sum) in sums.enumerated() { metricSums[index] += sum }
        self.count += count
    }

    var values: [String: Double] {
        var values = ["loss": lossSum / Double(count)]
        for (metric, sum) in zip(metrics, metricSums) { values[metric.name] = sum / Double(count) }
        return values
    }
}
