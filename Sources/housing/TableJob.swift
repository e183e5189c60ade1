import CommandSupport
import Regression
import Tabular
import Text

/// What a command has before it trains: tables, what is to learn them, and what that makes of their columns.
struct TableJob {
    let input: TableInput
    let regressor: TabularRegressor
    let outline: RegressionOutline
}

extension RepeatableCommand {
    /// Reads the tables, and says what is odd about them.
    func job(_ messages: MessageOptions) async throws -> TableJob {
        let preset = model.model.preset(for: data)
        try model.checkEffect(on: preset)
        let input = try await data.load(hub: hub, messages: messages, preset: preset)
        try repetition.check(input.files)
        let regressor = model.regressor(preset, for: input.table)
        let outline = try regressor.outline(of: input.table)
        try Task.checkCancellation()
        input.warn(outline.warnings, messages)
        return TableJob(input: input, regressor: regressor, outline: outline)
    }
}

extension TableJob {
    /// Prints a result, in text under what was read.
    func show(_ result: some Encodable, _ text: String, in format: OutputFormat) throws {
        switch format {
        case .json: try Console.print(json: RunSummary(job: self, result: result))
        case .text: try Console.print(([size] + (input.isOwn ? columns() : []) + [text]).joined(separator: "\n"))
        }
    }

    /// Prints what there is to know before training: what was made of the columns, and what a model has to beat.
    func showDryRun(in format: OutputFormat) throws {
        switch format {
        case .json: try Console.print(json: RunSummary(job: self, result: DryRunResult(self)))
        case .text: try Console.print(([size] + columns()).joined(separator: "\n"))
        }
    }

    /// What was read, in a line.
    private var size: String {
        let (training, test) = (input.trainingShape, input.testShape)
        return "\(input.dataset): training \(training.rows) x \(training.columns)"
            + (test.map { ", test \($0.rows) x \($0.columns)" } ?? "") + ", \(outline.featureNames.count) features"
    }

    /// What was made of the columns and what predicting the mean comes to, a line each.
    private func columns() throws -> [String] {
        let kinds = input.columnKinds, metric = regressor.metric
        let dropped = input.table.dropped.map(\.description)
        let score = try input.table.meanScore(metric).formatted(decimals: 6)
        let mean = metric == .logRMSE ? "geometric mean" : "mean"
        return [
            "preset \(input.preset.rawValue): \(kinds.numeric) numeric column\(kinds.numeric == 1 ? "" : "s"), "
                + "\(kinds.text) of text" + (dropped.isEmpty ? "" : "; left out: " + dropped.joined(separator: ", ")),
            "\(metric.title) of predicting the \(mean): \(score)",
        ]
    }
}

/// What `--dry-run` comes to.
private struct DryRunResult: Encodable {
    private let kinds: (numeric: Int, text: Int)
    private let metric: RegressionMetric
    /// The score of predicting the mean.
    private let baseline: Double

    init(_ job: TableJob) throws {
        (kinds, metric) = (job.input.columnKinds, job.regressor.metric)
        baseline = try job.input.table.meanScore(metric)
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
