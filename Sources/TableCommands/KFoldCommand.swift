import ArgumentParser
import Arrays
import CommandSupport
import Logging
import Ranks
import Regression
import Training

struct KFoldCommand<Host: TableProgram>: JobCommand, FoldReporting {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "kfold",
            abstract: "Cross-validate a model on K folds of a table.",
            discussion: """
                The preset book is the book's house-price model: one linear layer on standardized and one-hot \
                features, trained on squared error with 100 epochs of Adam at 5; its settings are shown below. general \
                is for any table: linear models and small perceptrons, weighted by their out-of-fold predictions. With \
                --family, or with flags of the network or training, it trains one model, by default wide-and-deep. \
                best has more and larger models; house-prices is the mean of three models for tables like the house \
                prices.

                Separate list items by blanks or commas. The same seed gives the same numbers, whatever the number of \
                jobs. With --only-folds, several machines run shares of the folds, and '\(Host.name) merge' merges them.

                \(Host.examples(
                    registered: [
                        "kfold --dataset sample", "kfold --preset best --shuffle --repeats 5",
                        "kfold --learning-rate 2 --epochs 200 --seed 1 --plot curves.svg",
                    ],
                    ownTables: [
                        "kfold --train my.csv --target price --metric rmse --importance",
                        "kfold --train my.csv --target price --run-dir runs/1",
                        "kfold --config runs/1 --epochs 80 --format json > result.json",
                    ]))
                """)
    }

    @OptionGroup var data: DataOptions<Host>
    @OptionGroup(title: commonOptions) var testTable: TestTableOption
    @OptionGroup var splitting: FoldOptions
    @OptionGroup(title: "Fold options") var folds: FoldRunOptions<Host>
    @OptionGroup(title: "Fold options") var parallel: JobsOption
    @OptionGroup var model: RecipeOptions
    @OptionGroup(title: "Training options") var time: TimeLimitOption
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var results: FoldResultOptions
    @OptionGroup(title: "Output options") var record: RecordOptions
    @OptionGroup(title: "Output options") var config: ConfigOptions
    @OptionGroup(title: "Output options") var preview: DryRunOption
    @OptionGroup(title: "Hub options") var hub: HubOptions

    var messages: MessageOptions { output.messages }

    func validate() throws {
        try preview.check(outputs + record.outputs)
        guard !folds.onlyFolds.isEmpty, results.oof != nil else { return }
        throw ValidationError("--oof needs the predictions of all folds: give it to '\(Host.name) merge'.")
    }

    func apply(to job: inout RegressionJob) {
        splitting.apply(to: &job.folds)
        model.apply(to: &job)
        time.apply(to: &job.model)
        job.importance = folds.importance ?? job.importance
    }

    func run() async throws {
        let requested = try requestedJob(), job = requested.job
        try requireDistinctFiles(of: job, outputs: outputs, record: record)
        let picture = try plot.file(orIn: record.runDir)
        if !preview.dryRun { try checkOutputs() }
        var prepared = try await prepare(requested)
        for warning in prepared.groupWarnings { messages.logger("table").warning("\(warning)") }
        if preview.dryRun { return try prepared.showDryRun(in: output.format) }

        try record.prepare()
        let splitter = prepared.splitter
        let only = folds.onlyFolds.values()?.sorted(), count = only?.count ?? splitter.count * splitter.repeats
        let jobs = parallel.jobs ?? processorCount
        let ownCount = (count + Ranks.ofProgram.count - 1) / Ranks.ofProgram.count
        prepared.regressor.callbacks = messages.progress(
            folds: ownCount, epochsOfModels: prepared.regressor.epochCounts)
        let report = try await prepared.report(
            of: FoldWork(only: only.map { $0.map { $0 - 1 } }, jobs: parallel.jobs, tracksHistory: picture != nil))
        try show(report, of: prepared, share: only, picture: picture, threads: min(jobs, count))
    }
}
