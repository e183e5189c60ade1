import Platform

/// How one epoch of a training run went.
///
/// In JSON it is one object: `{"epoch":1,"seconds":0.31,"train_loss":0.85}`; a metric that is not finite is null.
public struct EpochRecord: Sendable, Hashable {
    /// The number of the epoch, from 1.
    public let epoch: Int
    /// How long its steps took, without evaluation.
    public let seconds: Double
    /// What was measured, by name: `train_loss`, and what the callbacks added.
    public var metrics: [String: Double]

    /// Makes a record.
    public init(epoch: Int, seconds: Double, metrics: [String: Double]) {
        self.epoch = epoch
        self.seconds = seconds
        self.metrics = metrics
    }

    /// The metric of that name, if it was measured.
    public subscript(metric: String) -> Double? { metrics[metric] }
}

extension EpochRecord: Codable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }

        static let epoch = Key(stringValue: "epoch"), seconds = Key(stringValue: "seconds")
    }

    /// Reads the object that `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        epoch = try container.decode(Int.self, forKey: .epoch)
        seconds = try container.decode(Double.self, forKey: .seconds)
        metrics = [:]
        for key in container.allKeys where !["epoch", "seconds"].contains(key.stringValue) {
            metrics[key.stringValue] = try container.decode(Double?.self, forKey: key) ?? .nan
        }
    }

    /// Writes the epoch, the seconds and each metric side by side.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(epoch, forKey: .epoch)
        try container.encode(seconds, forKey: .seconds)
        for (name, value) in metrics {
            try container.encode(value.isFinite ? value : nil, forKey: Key(stringValue: name))
        }
    }
}

/// How a training run went, epoch by epoch.
///
/// ```swift
/// let history = try trainer.fit(model, features, prices)
/// history["train_loss"].last
/// try history.jsonLines.write(to: url)
/// ```
public struct History: Sendable, Hashable {
    /// The epochs in order.
    public internal(set) var epochs: [EpochRecord] = []

    /// Makes a history of no epoch.
    public init() {}

    /// The values of a metric over the epochs; NaN where it was not measured.
    public subscript(metric: String) -> [Double] { epochs.map { $0[metric] ?? .nan } }

    /// One JSON object a line for each epoch, its names in alphabetical order.
    public var jsonLines: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try epochs.reduce(into: Data()) { data, epoch in data += try encoder.encode(epoch) + [10] }
        }
    }

    /// Reads what `jsonLines` gives.
    public init(jsonLines: Data) throws {
        epochs = try jsonLines.split(separator: 10).map { try JSONDecoder().decode(EpochRecord.self, from: $0) }
    }

    /// The epoch whose metric is the best, the first of them if several are, and nil if it was never measured.
    public func best(by target: MetricTarget) -> EpochRecord? {
        let measured = epochs.compactMap { record in record[target.metric].map { (record, $0) } }
        return measured.filter { !$0.1.isNaN }.reduce(nil) { best, next -> (EpochRecord, Double)? in
            guard let best else { return next }
            return target.prefers(next.1, to: best.1) ? next : best
        }?.0
    }
}

/// A metric, and which way it is to go.
public struct MetricTarget: Sendable, Hashable {
    /// The name in the history.
    public let metric: String
    private let prefersSmaller: Bool

    /// The smaller the better: a loss.
    public static func smallest(_ metric: String) -> MetricTarget {
        MetricTarget(metric: metric, prefersSmaller: true)
    }
    /// The larger the better: an accuracy.
    public static func largest(_ metric: String) -> MetricTarget {
        MetricTarget(metric: metric, prefersSmaller: false)
    }

    /// Whether `value` is better than `other` by more than `margin`.
    func prefers(_ value: Double, to other: Double, by margin: Double = 0) -> Bool {
        prefersSmaller ? value < other - margin : value > other + margin
    }
}
