import Regression

/// The result of `kfold` for JSON.
struct KFoldResult: Encodable {
    let report: CrossValidationReport

    init(_ report: CrossValidationReport) { self.report = report }

    private enum CodingKeys: CodingKey { case folds, mean, deviation, importance, seconds }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let metric = report.metric
        try container.encode(report.folds.map { Fold(report: $0, metric: metric) }, forKey: .folds)
        try container.encode(report.mean.named(metric), forKey: .mean)
        try container.encode(report.deviation.named(metric), forKey: .deviation)
        if !report.importances.isEmpty { try container.encode(report.importances, forKey: .importance) }
        try container.encode(report.seconds, forKey: .seconds)
    }

    private struct Fold: Encodable {
        let report: FoldReport
        let metric: RegressionMetric

        private enum CodingKeys: CodingKey { case fold, repetition, limited, seconds }

        func encode(to encoder: any Encoder) throws {
            try report.scores.named(metric).encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(report.fold, forKey: .fold)
            try container.encode(report.repetition, forKey: .repetition)
            try container.encodeIfPresent(report.limited, forKey: .limited)
            try container.encode(report.seconds, forKey: .seconds)
        }
    }
}

extension Scores {
    /// The scores by their JSON keys: `train_log_rmse`.
    fileprivate func named(_ metric: RegressionMetric) -> [String: Double] {
        ["train_\(metric.key)": train, "valid_\(metric.key)": valid]
    }
}

extension RegressionMetric {
    /// The name in JSON keys: `log_rmse`.
    var key: String { rawValue.split(separator: "-").joined(separator: "_") }
}
