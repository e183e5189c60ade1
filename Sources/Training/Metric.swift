import Arrays

/// A number that tells how good the outputs of a model are: a mean over the examples.
///
/// ```swift
/// let withinOne = Metric("within_one") { outputs, targets in
///     Double(((outputs - targets).abs() .<= 1).sum())
/// }
/// ```
public struct Metric: Sendable {
    /// The name in a record.
    public let name: String
    /// The sum over the examples of a batch.
    let sum: @Sendable (_ outputs: NDArray<Float>, _ targets: NDArray<Float>) -> Double

    /// Makes a metric; `sum` adds it up over the examples of a batch.
    public init(
        _ name: String, sum: @escaping @Sendable (_ outputs: NDArray<Float>, _ targets: NDArray<Float>) -> Double
    ) {
        require(
            !["loss", "epoch", "seconds"].contains(name), "Metric: '\(name)' is the name of something else in a record")
        self.name = name
        self.sum = sum
    }

    /// The share of examples whose largest output is that of their class.
    public static let accuracy = Metric("accuracy") { outputs, targets in
        let predicted = outputs.argmax(along: 1)
        return zip(predicted.scalars, targets.scalars).reduce(0) { $0 + (Float($1.0) == $1.1 ? 1 : 0) }
    }
}

/// The means of a loss and of metrics over batches of any size, added up in double precision.
struct RunningMeans {
    private let metrics: [Metric]
    private var lossSum = 0.0
    private var metricSums: [Double]
    private var count = 0

    init(_ metrics: [Metric]) {
        self.metrics = metrics
        metricSums = metrics.map { _ in 0 }
    }

    /// Adds the sum of the losses of `count` examples, and their metrics.
    mutating func add(_ loss: Double, _ outputs: NDArray<Float>, _ targets: NDArray<Float>, count: Int) {
        lossSum += loss
        for index in metrics.indices { metricSums[index] += metrics[index].sum(outputs, targets) }
        self.count += count
    }

    /// The means so far, by name.
    var values: [String: Double] {
        var values = ["loss": lossSum / Double(count)]
        for (metric, sum) in zip(metrics, metricSums) { values[metric.name] = sum / Double(count) }
        return values
    }
}
