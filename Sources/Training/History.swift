import Support

/// The metrics of one epoch.
///
/// In JSON it is one object: `{"epoch":1,"seconds":0.31,"train_loss":0.85}`; a metric that is not finite is null.
public struct EpochRecord: Sendable, Hashable {
    /// The number of the epoch, from 1.
    public let epoch: Int
    /// The time of its steps in seconds, without evaluation.
    public let seconds: Double
    /// The metrics by name: `train_loss` and those that callbacks added.
    public var metrics: [String: Double]

    /// Makes a record.
    public init(epoch: Int, seconds: Double, metrics: [String: Double]) {
        (self.epoch, self.seconds, self.metrics) = (epoch, seconds, metrics)
    }

    /// The metric of that name, if it was measured.
    public subscript(metric: String) -> Double? { metrics[metric] }
}

extension EpochRecord: Codable {
    private static let epochKey = NameKey(stringValue: "epoch"), secondsKey = NameKey(stringValue: "seconds")

    /// Reads the object that `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: NameKey.self)
        epoch = try container.decode(Int.self, forKey: Self.epochKey)
        seconds = try container.decode(Double.self, forKey: Self.secondsKey)
        metrics = [:]
        for key in container.allKeys where !["epoch", "seconds"].contains(key.stringValue) {
            metrics[key.stringValue] = try container.decode(Double?.self, forKey: key) ?? .nan
        }
    }

    /// Writes the epoch, the seconds and each metric side by side.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: NameKey.self)
        try container.encode(epoch, forKey: Self.epochKey)
        try container.encode(seconds, forKey: Self.secondsKey)
        for (name, value) in metrics {
            try container.encode(value.isFinite ? value : nil, forKey: NameKey(stringValue: name))
        }
    }
}

/// The epochs of a training run with their metrics.
///
/// ```swift
/// let history = try trainer.fit(model, features, prices)
/// history["train_loss"].last
/// try history.jsonLines.write(to: url)
/// ```
public struct History: Sendable, Hashable, CustomStringConvertible {
    /// The epochs in order.
    public internal(set) var epochs: [EpochRecord] = []

    /// Makes an empty history.
    public init() {}

    /// The number of epochs and the last one's metrics: `2 epochs, test_accuracy 0.81, train_loss 0.52`.
    public var description: String {
        let metrics = epochs.last?.metrics.sorted { $0.key < $1.key } ?? []
        return (["\(epochs.count) epochs"] + metrics.map { "\($0) \($1.metricText(decimals: 4))" }).joined(
            separator: ", ")
    }

    /// The values of a metric over the epochs; NaN where it was not measured.
    public subscript(metric: String) -> [Double] { epochs.map { $0[metric] ?? .nan } }

    /// A line of JSON for each epoch, its keys in alphabetical order.
    public var jsonLines: Data {
        get throws {
            let encoder = JSONEncoder.sorted(.withoutEscapingSlashes)
            return try epochs.reduce(into: Data()) { data, epoch in data += try encoder.encode(epoch) + [10] }
        }
    }

    /// Reads the format of `jsonLines`.
    public init(jsonLines: Data) throws {
        epochs = try jsonLines.split(separator: 10).map { try JSONDecoder().decode(EpochRecord.self, from: $0) }
    }

    /// The epoch with the best metric, the first if several have it; nil if it was never measured.
    public func best(by target: MetricTarget) -> EpochRecord? {
        let measured = epochs.compactMap { record in record[target.metric].map { (record, $0) } }
        return measured.filter { !$0.1.isNaN }.reduce(nil) { best, next -> (EpochRecord, Double)? in
            guard let best else { return next }
            return target.direction.prefers(next.1, to: best.1) ? next : best
        }?.0
    }
}
