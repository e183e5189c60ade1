import Datasets
import Regression
import Tabular
import Text

/// The result of `submit`.
struct SubmitResult: Encodable {
    let metric: RegressionMetric
    let score: Double
    let heldUp: Int
    let output: String
    /// The number of predicted rows; nil where there was no test table.
    let rows: Int?
    /// The folder of the model; nil where none was to be kept.
    let model: String?
    /// How the file gets to Kaggle, where the data are Kaggle's.
    let uploadCommand: String?
    /// The program that predicts with the model.
    private let program: String

    init(
        _ submission: Submission?, _ fitted: FittedRegressor, _ job: RegressionJob, output: String, model: String?,
        _ program: String
    ) {
        (self.model, self.output, self.program) = (model, output, program)
        (metric, score) = (job.metric, fitted.score)
        rows = submission?.table.rowCount
        heldUp = submission?.heldUpCount ?? 0
        uploadCommand =
            job.tables == .dataset(.kaggle)
            ? "kaggle competitions submit -c house-prices-advanced-regression-techniques -f \(shellWord(output)) "
                + "-m TabularKit" : nil
    }

    private enum CodingKeys: CodingKey { case output, rows, heldUp, model, uploadCommand }

    func encode(to encoder: any Encoder) throws {
        var scores = encoder.container(keyedBy: MetricKey.self)
        try scores.encode(score, forKey: MetricKey("train", metric))
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(model, forKey: .model)
        guard let rows else { return }
        try container.encode(output, forKey: .output)
        try container.encode(rows, forKey: .rows)
        try container.encode(heldUp, forKey: .heldUp)
        try container.encodeIfPresent(uploadCommand, forKey: .uploadCommand)
    }

    var text: String {
        let lines = [
            "train \(metric.title) \(score.formatted(decimals: 6))", rows.map { "\(output): \($0) rows" },
            model.map { "\($0): the model, for '\(program) predict'" }, uploadCommand.map { "upload: \($0)" },
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }
}

/// `argument` as a shell takes it for one word.
private func shellWord(_ argument: String) -> String {
    let isPlain = argument.utf8.allSatisfy { byte in
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./".utf8.contains(byte)
    }
    if isPlain { return argument }
    return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
