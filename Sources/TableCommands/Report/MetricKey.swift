import Regression

/// The name of a metric's value in JSON: `train_log_rmse`.
struct MetricKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }

    /// The key of `metric` on the rows that `part` names: `train`, `valid`.
    init(_ part: String, _ metric: RegressionMetric) {
        let name = metric.rawValue.split(separator: "-").joined(separator: "_")
        stringValue = part.isEmpty ? name : "\(part)_\(name)"
    }
}
