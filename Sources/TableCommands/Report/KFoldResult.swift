import Regression

/// The result of `housing kfold`.
struct KFoldResult: Encodable {
    let report: CrossValidationReport

    init(_ report: CrossValidationReport) { self.report = report }

    private enum CodingKeys: CodingKey { case folds, mean, deviation, importance, seconds }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let metric = report.metric
        try container.encode(report.folds.map { Fold(report: $0, metric: metric) }, forKey: .folds)
        try container.encode(MetricScores(scores: report.mean, metric: metric), forKey: .mean)
        try container.encode(MetricScores(scores: report.deviation, metric: metric), forKey: .deviation)
        if !report.importances.isEmpty { try container.encode(report.importances, forKey: .importance) }
        try container.encode(report.seconds, forKey: .seconds)
    }

    /// Scores under the metric's name.
    struct MetricScores: Encodable {
        let scores: Scores
        let metric: RegressionMetric

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: MetricKey.self)
            try container.encode(scores.train, forKey: MetricKey("train", metric))
            try container.encode(scores.valid, forKey: MetricKey("valid", metric))
        }
    }

    /// One fold, with its metrics in the end.
    struct Fold: Encodable {
        let report: FoldReport
        let metric: RegressionMetric

        private enum CodingKeys: CodingKey { case fold, repetition, seconds }

        func encode(to encoder: any Encoder) throws {
            try MetricScores(scores: report.scores, metric: metric).encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(report.fold, forKey: .fold)
            try container.encode(report.repetition, forKey: .repetition)
            try container.encode(report.seconds, forKey: .seconds)
        }
    }
}
