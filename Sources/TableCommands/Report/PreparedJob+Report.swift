import CommandSupport
import Regression
import Support
import Tabular
import Training

extension PreparedJob {
    /// Prints a result; as text, after the sizes of the tables.
    func show(_ result: some Encodable, _ text: String, in format: OutputFormat) throws {
        try format.print(
            json: RunSummary(prepared: self, result: result),
            text: ([sizeLine()] + (job.tables.areFiles ? columnLines() : []) + [text]).joined(separator: "\n"))
    }

    /// Prints the columns and the baseline, without training.
    func showDryRun(in format: OutputFormat) throws {
        try format.print(
            json: RunSummary(prepared: self, result: DryRunResult(self)),
            text: ([sizeLine()] + columnLines()).joined(separator: "\n"))
    }

    /// Records the result of a command, if `options` ask for it.
    func record(_ result: some Encodable, of command: String, threads: Int, in options: RecordOptions) throws {
        try options.write(
            RunDocument(
                command: command, RunDescription(job: job, files: files),
                report: RunSummary(prepared: self, result: result), columns: outline().featureNames,
                environment: RunEnvironment(threads: threads)))
    }

    private func sizeLine() throws -> String {
        try "\(job.tables.name): training \(trainingShape.rows) x \(trainingShape.columns)"
            + (testShape.map { ", test \($0.rows) x \($0.columns)" } ?? "")
            + ", \(outline().featureNames.count) features"
    }

    /// The columns and the baseline, a line each.
    private func columnLines() throws -> [String] {
        let kinds = columnKinds, metric = job.metric
        let dropped = table.dropped.map(\.description)
        let score = try table.meanScore(metric).metricText(decimals: 6)
        let mean = metric == .logRMSE ? "geometric mean" : "mean"
        return [
            "preset \(job.preset.rawValue): \(counted(kinds.numeric, "numeric column")), \(kinds.text) of text"
                + (dropped.isEmpty ? "" : "; dropped: " + dropped.joined(separator: ", ")),
            "\(metric.title) of predicting the \(mean): \(score)",
        ] + notesWithFlags + recognition.findings.map(description) + [droppedRowsLine].compactMap(\.self)
    }

    /// A finding, with the flag that keeps values that were not read, unless they are targets.
    private func description(_ finding: RecognitionFinding) -> String {
        [table.targetName].containsExactly(finding.column) ? "\(finding)" : finding.descriptionWithFlag
    }

    /// The line about rows without a target; nil if there are none.
    private var droppedRowsLine: String? {
        let rows = table.rowsWithoutTarget
        guard let first = rows.first else { return nil }
        return rows.count == 1
            ? "1 row is dropped, as it has no \(visible(table.targetName)): row \(first)"
            : "\(rows.count) rows are dropped, as they have no \(visible(table.targetName)): the first is row \(first)"
    }

    /// The notes, with the flag that makes a feature of an identifier that was found.
    var notesWithFlags: [String] {
        let notes = [headerNote(table.features.columnNames + [table.targetName], job.syntax)].compactMap(\.self) + notes
        guard let foundIdentifier, let last = notes.last else { return notes }
        return notes.dropLast() + ["\(last); --numeric \(visible(foundIdentifier)) makes it one"]
    }

    /// The numbers of numeric and of text columns among the features.
    fileprivate var columnKinds: (numeric: Int, text: Int) {
        let texts = table.features.columns.count { $0.kind == .string }
        return (table.features.columnCount - texts, texts)
    }

    var identifierWarnings: [String] {
        let numbered = missingIdentifier.map { "the test table has no column \(quoted($0)): its rows are numbered" }
        return [numbered].compactMap(\.self) + table.identifierWarnings
    }

    /// The note about numbers of rows in place of identifiers; nil if the test table has identifiers.
    var numberingNote: String? {
        guard testShape != nil, table.identifiers == nil else { return nil }
        return "no column identifies the rows of the test table: they are numbered"
    }

    /// The warning about predictions below the lowest that the metric takes, of all rows or of a share; nil if there
    /// are none.
    func clampingWarning(of report: CrossValidationReport, isShare: Bool) -> String? {
        guard let lowest = regressor.recipe.lowestPrediction(for: job.metric) else { return nil }
        let predictions = isShare ? report.folds.flatMap(\.predictions) : report.outOfFoldPredictions
        return lowPredictionWarning(predictions.count { $0 < lowest }, of: predictions.count)
    }
}

extension RecognitionFinding {
    /// The finding, with the flag that keeps values that were not read.
    var descriptionWithFlag: String {
        guard unread != nil else { return "\(self)" }
        return "\(self); "
            + (staysText == true
                ? "--numeric \(visible(column)) reads it as numbers"
                : "--categorical \(visible(column)) keeps the text")
    }
}

/// The note about a header that may be a row, as its names are all numbers; nil for others.
func headerNote(_ names: [String], _ syntax: CSVSyntax) -> String? {
    guard syntax.hasHeader, names.count > 1, names.allSatisfy({ Double($0) != nil }) else { return nil }
    return "the names of the columns are numbers: --no-header, if the first line is a row"
}

/// The warning about predictions below 1, the lowest that log-RMSE takes; nil if there are none.
func lowPredictionWarning(_ count: Int, of total: Int) -> String? {
    count == 0 ? nil : "\(count) of \(total) predictions were below 1 and are clamped to 1"
}

private struct DryRunResult: Encodable {
    private let kinds: (numeric: Int, text: Int)
    private let metric: RegressionMetric
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
        try ["baseline_\(metric.key)": baseline].encode(to: encoder)
    }
}
