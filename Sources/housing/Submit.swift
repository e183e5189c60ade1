import ArgumentParser
import Arrays
import CommandSupport
import Logging
import Plots
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
            table, in its order. Predictions that are not finite are refused; identifiers that are missing or repeated \
            are warned of. The file is put into place whole.

            EXAMPLES
              housing submit --output submission.csv
              housing submit --dataset sample --force
            """)

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output = "submission.csv"

    @Flag(help: "Replace what is there: the file, the model of --save, the record in the folder of --run-dir.")
    var force = false

    @Option(
        help: ArgumentHelp("Keep the model in a folder, for 'housing predict'.", valueName: "folder"),
        completion: .directory)
    var save: String?

    @OptionGroup(title: "Model options") var model: RecipeOptions
    @OptionGroup(title: "Data options") var data: TableOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var form: OutputOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var record: RecordOptions
    @OptionGroup(title: "Output options") var repetition: RepetitionOptions

    func validate() throws {
        if repetition.config == nil, !repetition.dryRun, data.train != nil, data.test == nil, save == nil {
            throw ValidationError("--train needs --test, the rows to predict, or --save, to keep the model.")
        }
        let writesSubmission = data.train == nil || data.test != nil
        try requireDistinctFiles(
            outputs: [("--output", writesSubmission ? output : nil), ("--save", save)] + plot.outputs)
    }

    func run() async throws {
        if let recorded = try repetition.recordedCommand(Self.self) { return try await recorded.run() }
        let file = OutputFile(output, orIn: record.runDir)
        let folder = save.map { OutputFile($0, orIn: record.runDir) }
        let picture = try prepare(file, folder)
        let job = try await job(form.messages), input = job.input
        for warning in input.identifierWarnings { form.messages.logger("table").warning("\(warning)") }
        var regressor = job.regressor
        regressor.callbacks = form.messages.progress(epochs: regressor.epochCount)
        if repetition.dryRun { return try job.showDryRun(in: form.format) }

        try record.prepare()
        let fitted = try regressor.fitted(to: input.table, tracksHistory: picture != nil)
        let submission = try input.table.testFeatures.map { rows in
            input.warn(try fitted.warnings(for: rows), form.messages)
            return try Submission(fitted, of: input.table)
        }
        try submission?.table.writeCSV(to: file.url, overwriting: force)
        try folder.map { try keep(fitted, regressor, input, in: $0) }
        let result = try SubmitResult(submission, fitted, regressor, input: input, output: output, model: save)
        if let warning = heldUpWarning(result.heldUp, of: result.rows ?? 0) {
            form.messages.logger("submit").warning("\(warning)")
        }
        let chart = fitted.chart(of: regressor.metric)
        let curve = picture == nil ? "" : "\n\(chart.terminalText())"
        try Console.show {
            try job.show(result, result.text + curve, in: form.format)
        } afterWriting: {
            try picture?.write(chart)
            try record.write(RunSummary(job: job, result: result), columns: job.outline.featureNames, threads: 1)
        }
    }

    /// Finds out what would stop the files from being written.
    private func prepare(_ file: OutputFile, _ folder: OutputFile?) throws -> ChartFile? {
        if !repetition.dryRun {
            if data.train == nil || data.test != nil { try file.check(overwriting: force) }
            try folder?.checkFolder(overwriting: force, isReplaceable: SavedRegressor.isModel)
            try record.check(overwriting: force)
        }
        return try plot.file(orIn: record.runDir)
    }

    private func keep(
        _ fitted: FittedRegressor, _ regressor: TabularRegressor, _ input: TableInput, in folder: OutputFile
    ) throws {
        let provenance = ModelProvenance(
            version: productVersion, files: input.files.map { .init(name: $0.name, sha1: $0.sha1) },
            seed: regressor.seed.value, metric: regressor.metric, identifier: input.table.identifiers?.name,
            missingValues: input.missingValues.values)
        try SavedRegressor(fitted, provenance: provenance).write(to: folder.url, replacing: force)
    }
}

extension Submit: RepeatableCommand {
    static let outputFlags: Set = ["--run-dir", "--plot", "--save", "--output", "--format"]
}

/// The result of `housing submit`.
private struct SubmitResult: Encodable {
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

    init(
        _ submission: Submission?, _ fitted: FittedRegressor, _ regressor: TabularRegressor, input: TableInput,
        output: String, model: String?
    ) throws {
        self.model = model
        metric = regressor.metric
        score = try regressor.score(of: fitted, on: input.table)
        self.output = output
        rows = submission?.table.rowCount
        heldUp = submission?.heldUpCount ?? 0
        uploadCommand =
            input.isKaggle
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
            model.map { "\($0): the model, for 'housing predict'" }, uploadCommand.map { "upload: \($0)" },
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
