import CommandSupport
import Logging
import Plots
import Regression
import Support
import Tabular

/// A command that shows a cross-validation and writes its files.
protocol FoldReporting {
    var output: OutputOptions { get }
    var plot: PlotOptions { get }
    var record: RecordOptions { get }
    var results: FoldResultOptions { get }
}

extension FoldReporting {
    /// The files to write, except the record, with their flags.
    var outputs: [(flag: String, path: String?)] { [("--oof", results.oof)] + plot.outputs }

    func checkOutputs() throws {
        try record.check(overwriting: results.force)
        try results.oof.map { try OutputFile($0, orIn: record.runDir).check(overwriting: results.force) }
    }

    /// Writes the files of a cross-validation and shows it.
    ///
    /// - Parameters:
    ///   - report: All folds, or a share of them.
    ///   - prepared: Its job.
    ///   - share: The numbers of the folds of a share.
    ///   - picture: The chart to draw, if any.
    ///   - threads: The number of threads that trained.
    func show(
        _ report: CrossValidationReport, of prepared: PreparedJob, share: [Int]? = nil, picture: ChartFile?,
        threads: Int
    ) throws {
        if let warning = prepared.clampingWarning(of: report, isShare: share != nil) {
            output.messages.logger("kfold").warning("\(warning)")
        }
        if let warning = report.timeLimitWarning { output.messages.logger("kfold").warning("\(warning)") }
        let result = KFoldResult(report)
        let curve = picture == nil ? "" : "\n\(Console.text(report.chart))"
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
            try prepared.record(result, of: "kfold", threads: threads, in: record)
        }
    }
}
