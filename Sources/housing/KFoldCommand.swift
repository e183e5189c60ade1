import ArgumentParser
import Arrays
import CommandSupport
import Logging
import Plots
import Regression
import Training

/// `housing kfold`: how well a model predicts rows that it has not seen.
struct KFoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kfold",
        abstract: "Cross-validate: train on all folds but one and evaluate on that one, for each of them.",
        discussion: """
            The preset book is the book's house-price model: one linear layer on standardized and one-hot features, \
            trained on mean squared error with 100 epochs of Adam at 5, no weight decay, 64 rows in a batch; reported as \
            log-RMSE. The preset general suits any table; best is the most exact for house prices. The same seed gives the same numbers \
            whatever the number of jobs.

            EXAMPLES
              housing kfold --dataset sample
              housing kfold --preset best --shuffle --repeats 5
              housing kfold --train my.csv --target price --metric rmse --importance
              housing kfold --learning-rate 2 --epochs 200 --seed 1 --plot curves.svg
              housing kfold --format json --run-dir runs/1 > result.json
              housing kfold --config runs/1/run.json
            """)

    @OptionGroup(title: "Fold options") var splitting: FoldOptions
    @OptionGroup(title: "Fold options") var parallel: JobOptions
    @OptionGroup(title: "Model options") var model: RecipeOptions
    @OptionGroup(title: "Data options") var data: TableOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var output: OutputOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var record: RecordOptions
    @OptionGroup(title: "Output options") var results: FoldResultOptions
    @OptionGroup(title: "Output options") var repetition: RepetitionOptions

    func validate() throws {
        try requireDistinctFiles(outputs: [("--oof", results.oof)] + plot.outputs)
    }

    func run() async throws {
        if let recorded = try repetition.recordedCommand(Self.self) { return try await recorded.run() }
        let picture = try plot.file(orIn: record.runDir)
        if !repetition.dryRun {
            try record.check(overwriting: results.force)
            try results.check(orIn: record.runDir)
        }
        let job = try await job(output.messages)
        if repetition.dryRun { return try job.showDryRun(in: output.format) }

        try record.prepare()
        let jobs = parallel.jobs ?? processorCount
        let splitter = splitting.splitter(for: job.input)
        var regressor = job.regressor
        regressor.callbacks = output.messages.progress(
            epochs: regressor.epochCount * Double(splitter.count) * Double(splitter.repeats))
        let report = try await regressor.crossValidated(
            on: job.input.table, splitter: splitter, jobs: jobs,
            extras: extras(drawing: picture != nil))
        if let warning = warning(of: report, job.regressor) { output.messages.logger("kfold").warning("\(warning)") }
        let result = KFoldResult(report)
        let curve = picture == nil ? "" : "\n\(report.chart.terminalText())"
        try Console.show {
            try job.show(result, "\(report)\(curve)", in: output.format)
        } afterWriting: {
            try results.write(report, of: job.input.table)
            try picture?.write(report.chart)
            try record.write(
                RunSummary(job: job, result: result), columns: job.outline.featureNames,
                threads: min(jobs, report.folds.count))
        }
    }

    private func warning(of report: CrossValidationReport, _ regressor: TabularRegressor) -> String? {
        guard let lowest = regressor.recipe.lowestPrediction(for: regressor.metric) else { return nil }
        let predictions = report.outOfFoldPredictions
        return heldUpWarning(predictions.count { $0 < lowest }, of: predictions.count)
    }

    private func extras(drawing: Bool) -> CrossValidationExtras {
        var extras: CrossValidationExtras = []
        if drawing { extras.insert(.history) }
        if results.importance { extras.insert(.importance) }
        return extras
    }
}

extension KFoldCommand: RepeatableCommand {
    static let outputFlags: Set = ["--run-dir", "--plot", "--oof", "--format"]
}
