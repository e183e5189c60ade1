import CommandSupport
import Files
import Logging
import Plots
import Regression
import Tabular

/// A command that shows a cross-validation and writes its files.
protocol FoldReporting {
    var output: OutputOptions { get }
    var plot: PlotOptions { get }
    var record: RecordOptions { get }
    var results: FoldResultOptions { get }
}

extension FoldReporting {
    /// The files that are written, but for those of the record, each with its flag.
    var outputs: [(flag: String, path: String?)] { [("--oof", results.oof)] + plot.outputs }

    /// Finds out what would stop the files from being written.
    func checkOutputs() throws {
        try record.check(overwriting: results.force)
        try results.oof.map { try OutputFile($0, orIn: record.runDir).check(overwriting: results.force) }
    }

    /// Shows a cross-validation, after writing its files.
    ///
    /// - Parameters:
    ///   - report: All folds, or a share of them.
    ///   - prepared: Its job.
    ///   - share: The numbers of the folds, if it is a share.
    ///   - picture: The chart, if it is wanted.
    ///   - threads: The number of threads that trained.
    func show(
        _ report: CrossValidationReport, of prepared: PreparedJob, share: [Int]? = nil, picture: ChartFile?,
        threads: Int
    ) throws {
        if let warning = prepared.clampingWarning(of: report, isShare: share != nil) {
            output.messages.logger("kfold").warning("\(warning)")
        }
        let outline = try prepared.outline(), result = KFoldResult(report)
        let curve = picture == nil ? "" : "\n\(report.chart.terminalText())"
        try Console.show {
            try prepared.show(result, "\(report)\(curve)", in: output.format)
        } afterWriting: {
            if let oof = results.oof {
                try report.predictionTable(of: prepared.table).writeCSV(to: fileURL(oof), overwriting: results.force)
            }
            try picture?.write(report.chart)
            if let share, let folder = record.runDir {
                try FoldShare(prepared, folds: share, report: report).write(to: fileURL(folder))
            }
            try record.write(
                RunDocument(
                    command: "kfold", job: prepared.job, files: prepared.files,
                    report: RunSummary(prepared: prepared, outline: outline, result: result),
                    columns: outline.featureNames, threads: threads))
        }
    }
}
