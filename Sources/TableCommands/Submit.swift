import ArgumentParser
import Arrays
import CommandSupport
import Logging
import Plots
import Regression
import Support
import Tabular
import Training

struct Submit<Host: TableProgram>: JobCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "submit",
            abstract: "Train on all rows and predict the test rows, in Kaggle's format.",
            discussion: """
                The file has the columns Id and SalePrice (those of --id and --target) and a row for each test row, in \
                their order. Predictions that are not finite are an error; missing or repeated identifiers give a \
                warning. The file is written atomically.

                \(Host.examples(
                    registered: ["submit --output submission.csv", "submit --dataset sample --force"],
                    ownTables: [
                        "submit --train my.csv --test rows.csv --target price",
                        "submit --train my.csv --target price --save model",
                    ]))
                """)
    }

    @OptionGroup var data: DataOptions<Host>
    @OptionGroup(title: commonOptions) var testTable: TestTableOption
    @OptionGroup var model: RecipeOptions
    @OptionGroup(title: "Training options") var time: TimeLimitOption
    @OptionGroup(title: commonOptions) var result: SubmissionOptions<Host>
    @OptionGroup var form: OutputOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var kept: IntervalsOption
    @OptionGroup(title: "Output options") var record: RecordOptions
    @OptionGroup(title: "Output options") var config: ConfigOptions
    @OptionGroup(title: "Output options") var preview: DryRunOption
    @OptionGroup(title: "Hub options") var hub: HubOptions

    var messages: MessageOptions { form.messages }
    private var output: String { result.output }
    private var save: String? { result.save }
    private var force: Bool { result.force }

    func validate() throws { try preview.check([("--save", save)] + plot.outputs + record.outputs) }

    func apply(to job: inout RegressionJob) {
        model.apply(to: &job)
        time.apply(to: &job.model)
    }

    func run() async throws {
        let requested = try requestedJob()
        let file = OutputFile(output, orIn: record.runDir), folder = save.map { OutputFile($0, orIn: record.runDir) }
        let picture = try check(requested.job, file, folder)
        var prepared = try await prepare(requested)
        for warning in prepared.identifierWarnings { messages.logger("table").warning("\(warning)") }
        if let note = prepared.numberingNote { messages.logger("table").notice("\(note)") }
        if preview.dryRun { return try prepared.showDryRun(in: form.format) }

        try record.prepare()
        prepared.regressor.callbacks = messages.progress(epochsOfModels: prepared.regressor.epochCounts)
        // The residuals take as many rounds of trainings as there are folds for each processor.
        let all = prepared.regressor.deadline, rounds = (prepared.splitter.count + processorCount - 1) / processorCount
        if kept.intervals { prepared.regressor.deadline = all?.first(of: 1 + rounds) }
        let fitted = try await prepared.fitted(by: ModelWork(tracksHistory: picture != nil))
        prepared.regressor.deadline = all
        let submission = try prepared.table.testFeatures.map { rows in
            prepared.warn(try fitted.warnings(for: rows), messages)
            return try Submission(fitted, of: prepared.table)
        }
        try submission?.table.writeCSV(to: file.url, overwriting: force)
        let intervals = try await kept.intervals ? residuals(of: prepared) : nil
        try folder.map { try keep(fitted, prepared, intervals, in: $0) }
        try show(
            SubmitResult(submission, fitted, prepared.job, output: output, model: save, Host.name), fitted, prepared,
            picture)
    }

    /// Throws if a file could not be written, before any work is done.
    private func check(_ job: RegressionJob, _ file: OutputFile, _ folder: OutputFile?) throws -> ChartFile? {
        let hasTest = job.tables.hasTest
        if !preview.dryRun, !hasTest, save == nil {
            throw ValidationError("--train needs --test, the rows to predict, or --save, to save the model.")
        }
        if kept.intervals, save == nil { throw ValidationError("--intervals goes with --save.") }
        try requireDistinctFiles(
            of: job, outputs: [("--output", hasTest ? output : nil), ("--save", save)] + plot.outputs, record: record)
        if !preview.dryRun {
            if hasTest { try file.check(overwriting: force) }
            try folder?.checkFolder(overwriting: force, isReplaceable: SavedRegressor.isModel)
            try record.check(overwriting: force)
        }
        return try plot.file(orIn: record.runDir)
    }

    /// The residuals of a cross-validation, for intervals around predictions.
    private func residuals(of prepared: PreparedJob) async throws -> PredictionIntervals {
        var prepared = prepared
        prepared.regressor.callbacks = []
        return try PredictionIntervals(try await prepared.report(of: FoldWork()), of: prepared.table)
    }

    private func keep(
        _ fitted: FittedRegressor, _ prepared: PreparedJob, _ intervals: PredictionIntervals?, in folder: OutputFile
    ) throws {
        let job = prepared.job
        let provenance = ModelProvenance(
            version: productVersion, files: prepared.files, seed: job.seed.value, metric: job.metric,
            identifier: prepared.table.identifiers?.name, reading: job.reading,
            recognition: prepared.recognition.learned, syntax: job.syntax)
        try SavedRegressor(fitted, provenance: provenance, intervals: intervals).write(to: folder.url, replacing: force)
    }

    private func show(
        _ result: SubmitResult, _ fitted: FittedRegressor, _ prepared: PreparedJob, _ picture: ChartFile?
    ) throws {
        if let warning = lowPredictionWarning(result.clampedCount, of: result.rows ?? 0) {
            messages.logger("submit").warning("\(warning)")
        }
        if let warning = fitted.timeLimitWarning { messages.logger("submit").warning("\(warning)") }
        let chart = fitted.chart(of: prepared.job.metric)
        let curve = picture == nil ? "" : "\n\(Console.text(chart))"
        try Console.show {
            try prepared.show(result, result.text + curve, in: form.format)
        } afterWriting: {
            try picture?.write(chart)
            try prepared.record(
                result, of: "submit", threads: min(processorCount, prepared.regressor.recipe.models.count), in: record)
        }
    }
}

struct SubmissionOptions<Host: TableProgram>: ParsableArguments {
    @Option(help: ArgumentHelp("File for the predictions.", valueName: "file"), completion: .file())
    var output = "submission.csv"

    @Option(
        help: ArgumentHelp("Folder for the model, for '\(Host.name) predict'.", valueName: "folder"),
        completion: .directory)
    var save: String?

    @Flag(help: "Overwrite the files of --output, --save and --run-dir.")
    var force = false
}

struct IntervalsOption: ParsableArguments {
    @Flag(help: "Cross-validate, too, so that predict --interval knows the residuals; with --save.")
    var intervals = false
}

extension TableChoice {
    fileprivate var hasTest: Bool { if case .files(_, nil) = self { false } else { true } }
}
