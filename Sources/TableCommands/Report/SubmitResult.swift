import Datasets
import Regression
import Support
import Tabular
import Training

struct SubmitResult: Encodable {
    let metric: RegressionMetric
    let score: Double
    let clampedCount: Int
    let output: String
    /// The number of predicted rows; nil without a test table.
    let rows: Int?
    /// The folder of the saved model, if any.
    let model: String?
    /// What was trained within a time limit; nil if nothing was left out.
    let limited: LimitedTraining?
    /// The command that uploads the file, for Kaggle's data.
    let uploadCommand: String?
    private let program: String

    init(
        _ submission: Submission?, _ fitted: FittedRegressor, _ job: RegressionJob, output: String, model: String?,
        _ program: String
    ) {
        (self.model, self.output, self.program) = (model, output, program)
        (metric, score, limited) = (job.metric, fitted.score, fitted.limited)
        rows = submission?.table.rowCount
        clampedCount = submission?.clampedCount ?? 0
        uploadCommand =
            job.tables == .dataset(.kaggle)
            ? "kaggle competitions submit -c house-prices-advanced-regression-techniques -f \(shellWord(output)) "
                + "-m TabularKit" : nil
    }

    private enum CodingKeys: CodingKey { case output, rows, model, limited, uploadCommand, clampedCount }

    func encode(to encoder: any Encoder) throws {
        try ["train_\(metric.key)": score].encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(model, forKey: .model)
        try container.encodeIfPresent(limited, forKey: .limited)
        guard let rows else { return }
        try container.encode(output, forKey: .output)
        try container.encode(rows, forKey: .rows)
        try container.encode(clampedCount, forKey: .clampedCount)
        try container.encodeIfPresent(uploadCommand, forKey: .uploadCommand)
    }

    var text: String {
        let lines = [
            "train \(metric.title) \(score.metricText(decimals: 6))", rows.map { "\(output): \($0) rows" },
            model.map { "\($0): the model, for '\(program) predict'" }, uploadCommand.map { "upload: \($0)" },
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }
}
