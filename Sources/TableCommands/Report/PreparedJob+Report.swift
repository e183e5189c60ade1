import CommandSupport
import Regression
import Tabular
import Text

extension PreparedJob {
    /// Prints a result, in text under what was read.
    func show(_ result: some Encodable, _ text: String, in format: OutputFormat) throws {
        let outline = try outline()
        switch format {
        case .json: try Console.print(json: RunSummary(prepared: self, outline: outline, result: result))
        case .text:
            let columns = job.tables.areFiles ? try columnLines() : []
            try Console.print(([sizeLine(outline)] + columns + [text]).joined(separator: "\n"))
        }
    }

    /// Prints what there is to know before training: what was made of the columns, and what a model has to beat.
    func showDryRun(in format: OutputFormat) throws {
        let outline = try outline()
        switch format {
        case .json:
            try Console.print(json: RunSummary(prepared: self, outline: outline, result: DryRunResult(self)))
        case .text: try Console.print(([sizeLine(outline)] + columnLines()).joined(separator: "\n"))
        }
    }

    /// What was read, in a line.
    private func sizeLine(_ outline: RegressionOutline) -> String {
        "\(job.tables.name): training \(trainingShape.rows) x \(trainingShape.columns)"
            + (testShape.map { ", test \($0.rows) x \($0.columns)" } ?? "") + ", \(outline.featureNames.count) features"
    }

    /// What was made of the columns and what predicting the mean comes to, a line each.
    private func columnLines() throws -> [String] {
        let kinds = columnKinds, metric = job.metric
        let dropped = table.dropped.map(\.description)
        let score = try table.meanScore(metric).formatted(decimals: 6)
        let mean = metric == .logRMSE ? "geometric mean" : "mean"
        return [
            "preset \(job.preset.rawValue): \(kinds.numeric) numeric column\(kinds.numeric == 1 ? "" : "s"), "
                + "\(kinds.text) of text" + (dropped.isEmpty ? "" : "; left out: " + dropped.joined(separator: ", ")),
            "\(metric.title) of predicting the \(mean): \(score)",
        ]
    }

    /// How many of the columns that are left are numbers, and how many text.
    fileprivate var columnKinds: (numeric: Int, text: Int) {
        let texts = table.features.columns.count { $0.kind == .string }
        return (table.features.columnCount - texts, texts)
    }

    /// What is odd about the identifiers of a submission, a sentence each.
    var identifierWarnings: [String] {
        let numbered = missingIdentifier.map { "the test table has no column \(quoted($0)): its rows are numbered" }
        return [numbered].compactMap(\.self) + table.identifierWarnings
    }

    /// What is said of predictions below the lowest that the metric takes, of all rows or of those of a share of the folds; nil where
    /// there are none.
    func clampingWarning(of report: CrossValidationReport, isShare: Bool) -> String? {
        guard let lowest = regressor.recipe.lowestPrediction(for: job.metric) else { return nil }
        let predictions = isShare ? report.folds.flatMap(\.predictions) : report.outOfFoldPredictions
        return heldUpWarning(predictions.count { $0 < lowest }, of: predictions.count)
    }
}

/// The result of `--dry-run`.
private struct DryRunResult: Encodable {
    private let kinds: (numeric: Int, text: Int)
    private let metric: RegressionMetric
    /// The score of predicting the mean.
    private let baseline: Double

    init(_ prepared: PreparedJob) throws {
        (kinds, metric) = (prepared.columnKinds, prepared.job.metric)
        baseline = try prepared.table.meanScore(metric)
    }

    private enum CodingKeys: CodingKey { case numericColumns, textColumns }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kinds.numeric, forKey: .numericColumns)
        try container.encode(kinds.text, forKey: .textColumns)
        var scores = encoder.container(keyedBy: MetricKey.self)
        try scores.encode(baseline, forKey: MetricKey("baseline", metric))
    }
}
