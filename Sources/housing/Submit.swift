import ArgumentParser
import Regression
import Tabular
import Training

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `housing submit`: predictions for the rows without a price.
struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Train on all rows and write the predictions of the test rows for Kaggle.",
        discussion: """
            The file has the columns Id and SalePrice (those of --id and --target) and a row for each row of the test \
            table, in its order. It is checked and put into place whole.

            EXAMPLES
              housing submit --output submission.csv
              housing submit --dataset sample --force
            """)

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
    var output = "submission.csv"

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @OptionGroup(title: "Training options") var training: TrainingOptions
    @OptionGroup(title: "Data options") var data: TableOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var form: OutputOptions
    @OptionGroup(title: "Output options") var record: RecordOptions

    func validate() throws {
        if data.train != nil, data.test == nil { throw ValidationError("--train needs --test: the rows to predict.") }
    }

    func run() async throws {
        let file = URL(filePath: output)
        if !force, FileManager.default.fileExists(atPath: file.path) { throw OutputExists(path: output) }
        try record.prepare()
        let input = try await data.load(hub: hub, output: form)
        let regressor = training.regressor
        let fitted = try regressor.fitted(to: input.tables)
        let submission = try Submission(fitted, of: input.tables)
        try submission.table.writeCSV(to: file, overwriting: force)
        let result = SubmitResult(submission, fitted, input: input, output: output)
        let summary = RunSummary(input: input, regressor: regressor, result: result)
        try record.write(summary, features: input.tables.featureNames, threads: 1)
        if submission.heldUpCount > 0, !form.quiet {
            Console.error("\(submission.heldUpCount) predictions were below 1 and are held up to it", label: "warning")
        }
        switch form.format {
        case .json: try Console.print(json: summary)
        case .text: Console.print("\(input.heading)\n\(result.text)")
        }
    }
}

/// The output is there already.
struct OutputExists: ExitStatusConvertible, CustomStringConvertible {
    let path: String
    var description: String { "\(path) exists already; --force replaces it." }
    var exitStatus: ExitStatus { .outputExists }
}

/// The result of `housing submit`.
private struct SubmitResult: Encodable {
    let trainLogRmse: Double
    let output: String
    let rows: Int
    let heldUp: Int
    let uploadCommand: String

    init(_ submission: Submission, _ fitted: FittedRegressor, input: TableInput, output: String) {
        trainLogRmse = logRMSE(fitted.predictions(for: input.tables.trainingFeatures), input.tables.targets)
        self.output = output
        rows = submission.table.rowCount
        heldUp = submission.heldUpCount
        uploadCommand =
            "kaggle competitions submit -c house-prices-advanced-regression-techniques -f \(output) -m \"TabularKit\""
    }

    var text: String {
        """
        train log-RMSE \(trainLogRmse)
        \(output): \(rows) rows
        upload: \(uploadCommand)
        """
    }
}
