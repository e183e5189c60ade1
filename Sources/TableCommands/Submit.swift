import ArgumentParser
import Arrays
import CommandSupport
import Files
import Logging
import Plots
import Regression
import Tabular

/// `submit`: predictions for the rows of the test table.
struct Submit<Host: TableProgram>: JobCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "submit",
            abstract: "Train on all rows and write the predictions of the test rows for Kaggle.",
            discussion: """
                The file has the columns Id and SalePrice (those of --id and --target) and a row for each row of the test \
                table, in its order. Predictions that are not finite are refused; identifiers that are missing or repeated \
                are warned of. The file is put into place whole.

                \(Host.examples(
                    registered: ["submit --output submission.csv", "submit --dataset sample --force"],
                    ownTables: [
                        "submit --train my.csv --test rows.csv --target price",
                        "submit --train my.csv --target price --save model",
                    ]))
                """)
    }

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output = "submission.csv"

    @Flag(help: "Replace what is there: the file, the model of --save, the record in the folder of --run-dir.")
    var force = false

    @Option(
        help: ArgumentHelp("Keep the model in a folder, for '\(Host.name) predict'.", valueName: "folder"),
        completion: .directory)
    var save: String?

    @OptionGroup(title: "Model options") var model: RecipeOptions
    @OptionGroup(title: "Data options") var data: DataOptions<Host>
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var form: OutputOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var record: RecordOptions
    @OptionGroup(title: "Output options") var config: ConfigOptions
    @OptionGroup(title: "Output options") var preview: DryRunOption

    var messages: MessageOptions { form.messages }

    func apply(to job: inout RegressionJob) { model.apply(to: &job) }

    func run() async throws {
        let requested = try requestedJob()
        let file = OutputFile(output, orIn: record.runDir), folder = save.map { OutputFile($0, orIn: record.runDir) }
        let picture = try check(requested.job, file, folder)
        var prepared = try await prepare(requested)
        for warning in prepared.identifierWarnings { messages.logger("table").warning("\(warning)") }
        if preview.dryRun { return try prepared.showDryRun(in: form.format) }

        try record.prepare()
        prepared.regressor.callbacks = messages.progress(epochs: prepared.regressor.epochCount)
        let fitted = try await prepared.fitted(tracksHistory: picture != nil)
        let submission = try prepared.table.testFeatures.map { rows in
            prepared.warn(try fitted.warnings(for: rows), messages)
            return try Submission(fitted, of: prepared.table)
        }
        try submission?.table.writeCSV(to: file.url, overwriting: force)
        try folder.map { try keep(fitted, prepared, in: $0) }
        try show(
            SubmitResult(submission, fitted, prepared.job, output: output, model: save, Host.name), fitted, prepared,
            picture)
    }

    /// Finds out what would stop the files from being written, before any work that would be lost then.
    private func check(_ job: RegressionJob, _ file: OutputFile, _ folder: OutputFile?) throws -> ChartFile? {
        let hasTest = job.tables.hasTest
        if !preview.dryRun, !hasTest, save == nil {
            throw ValidationError("--train needs --test, the rows to predict, or --save, to keep the model.")
        }
        try requireDistinctFiles(
            of: job, outputs: [("--output", hasTest ? output : nil), ("--save", save)] + plot.outputs, record: record)
        if !preview.dryRun {
            if hasTest { try file.check(overwriting: force) }
            try folder?.checkFolder(overwriting: force, isReplaceable: SavedRegressor.isModel)
            try record.check(overwriting: force)
        }
        return try plot.file(orIn: record.runDir)
    }

    private func keep(_ fitted: FittedRegressor, _ prepared: PreparedJob, in folder: OutputFile) throws {
        let job = prepared.job
        let provenance = ModelProvenance(
            version: productVersion, files: prepared.files, seed: job.seed.value, metric: job.metric,
            identifier: prepared.table.identifiers?.name, reading: job.reading, hasHeader: job.syntax.hasHeader)
        try SavedRegressor(fitted, provenance: provenance).write(to: folder.url, replacing: force)
    }

    private func show(
        _ result: SubmitResult, _ fitted: FittedRegressor, _ prepared: PreparedJob, _ picture: ChartFile?
    ) throws {
        if let warning = heldUpWarning(result.heldUp, of: result.rows ?? 0) {
            messages.logger("submit").warning("\(warning)")
        }
        let chart = fitted.chart(of: prepared.job.metric), outline = try prepared.outline()
        let curve = picture == nil ? "" : "\n\(chart.terminalText())"
        try Console.show {
            try prepared.show(result, result.text + curve, in: form.format)
        } afterWriting: {
            try picture?.write(chart)
            try record.write(
                RunDocument(
                    command: "submit", job: prepared.job, files: prepared.files,
                    report: RunSummary(prepared: prepared, outline: outline, result: result),
                    columns: outline.featureNames,
                    threads: min(processorCount, prepared.regressor.recipe.models.count)))
        }
    }
}

extension TableChoice {
    /// Whether there is a table of rows to predict.
    fileprivate var hasTest: Bool { if case .files(_, nil) = self { false } else { true } }
}
