import ArgumentParser
import CommandSupport
import Files
import Regression
import Tabular

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is kept and told of the folds beside their metrics.
struct FoldResultOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write the prediction of each training row by the models that had not seen it, as CSV.", valueName: "file"),
        completion: .file())
    var oof: String?

    @Flag(help: "Replace the file of --oof and the record in the folder of --run-dir, if they are there.")
    var force = false

    @Flag(help: "Tell what each column is worth: how much the metric loses when its values are exchanged among rows.")
    var importance = false

    /// Finds out what would stop the file from being written.
    func check(orIn folderToMake: String?) throws {
        try oof.map { try OutputFile($0, orIn: folderToMake).check(overwriting: force) }
    }

    /// Writes the file.
    func write(_ report: CrossValidationReport, of table: RegressionTable) throws {
        guard let oof else { return }
        try report.predictionTable(of: table).writeCSV(to: fileURL(oof), overwriting: force)
    }
}
