import ArgumentParser
import Arrays
import CommandSupport
import Logging
import Regression
import Tabular
import Text
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
        let inputs = [data.train, data.test].compactMap { $0.map { URL(filePath: $0).standardizedFileURL } }
        if inputs.contains(URL(filePath: output).standardizedFileURL) {
            throw ValidationError("--output names a table that is read: \(output).")
        }
    }

    func run() async throws {
        let file = OutputFile(output)
        try file.check(overwriting: force)
        try record.prepare()
        let input = try await data.load(hub: hub, output: form)
        let regressor = TabularRegressor(
            settings: training.applied(to: .book), seed: RandomSeed(training.seed ?? 0))
        let fitted = try regressor.fitted(to: input.tables)
        let submission = try Submission(fitted, of: input.tables)
        try submission.table.writeCSV(to: file.url, overwriting: force)

        let result = SubmitResult(submission, fitted, input: input, output: output)
        let summary = RunSummary(input: input, regressor: regressor, result: result)
        try record.write(summary, columns: input.tables.featureNames, threads: 1)
        if submission.heldUpCount > 0 {
            form.logger("submit").warning("predictions below 1, held up to it: \(submission.heldUpCount)")
        }
        switch form.format {
        case .json: try Console.print(json: summary)
        case .text: try Console.print("\(input.heading)\n\(result.text)")
        }
    }
}

/// The result of `housing submit`.
private struct SubmitResult: Encodable {
    let trainLogRmse: Double
    let output: String
    let rows: Int
    let heldUp: Int
    let uploadCommand: String

    init(_ submission: Submission, _ fitted: FittedRegressor, input: TableInput, output: String) {
        trainLogRmse = fitted.logRMSE(on: input.tables)
        self.output = output
        rows = submission.table.rowCount
        heldUp = submission.heldUpCount
        let competition = input.isKaggle ? "house-prices-advanced-regression-techniques" : "COMPETITION"
        uploadCommand = "kaggle competitions submit -c \(competition) -f \(quoted(output)) -m TabularKit"
    }

    var text: String {
        """
        train log-RMSE \(trainLogRmse.formatted(decimals: 6))
        \(output): \(rows) rows
        upload: \(uploadCommand)
        """
    }
}

/// `argument` as a shell takes it for one word.
private func quoted(_ argument: String) -> String {
    let isPlain = argument.utf8.allSatisfy { byte in
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./".utf8.contains(byte)
    }
    if isPlain { return argument }
    return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
