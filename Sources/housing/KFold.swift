import ArgumentParser
import Arrays
import CommandSupport
import Plots
import Regression
import Training

/// `housing kfold`: how well the model predicts rows that it has not seen.
struct KFold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kfold",
        abstract: "Cross-validate: train on all folds but one and evaluate on that one, for each of them.",
        discussion: """
            The book's house-price model: one linear layer on standardized and one-hot features, trained on mean squared \
            error with 100 epochs of Adam at 5, no weight decay, 64 rows in a batch; reported as log-RMSE. The same seed gives the same numbers whatever the number of jobs.

            EXAMPLES
              housing kfold --dataset sample
              housing kfold --learning-rate 2 --epochs 200 --seed 1 --plot curves.svg
              housing kfold --format json --run-dir runs/1 > result.json
            """)

    @OptionGroup(title: "Fold options") var splitting: FoldOptions
    @OptionGroup(title: "Training options") var training: TrainingOptions
    @OptionGroup(title: "Data options") var data: TableOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var output: OutputOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var record: RecordOptions

    func run() async throws {
        try record.prepare()
        let picture = try plot.file()
        let input = try await data.load(hub: hub, output: output)
        let regressor = TabularRegressor(
            settings: training.applied(to: .book), seed: RandomSeed(training.seed ?? 0))
        let (folds, jobs) = (splitting.folds, splitting.jobs ?? processorCount)
        let report = try await regressor.crossValidated(on: input.tables, folds: folds, jobs: jobs)
        let summary = RunSummary(input: input, regressor: regressor, result: KFoldResult(report))
        try record.write(summary, columns: input.tables.featureNames, threads: min(jobs, folds))
        try picture?.write(report.chart)
        switch output.format {
        case .json: try Console.print(json: summary)
        case .text:
            let curve = picture == nil ? "" : "\n\(report.chart.terminalText())"
            try Console.print("\(input.heading)\n\(report)\(curve)")
        }
    }
}

/// How the rows are split, and how many splits are worked on at a time.
struct FoldOptions: ParsableArguments {
    @Option(help: "The number of folds.")
    var folds = 5

    @Option(help: "How many folds run at a time. (default: the number of processors)")
    var jobs: Int?

    func validate() throws {
        guard folds >= 2 else { throw ValidationError("--folds must be 2 or more.") }
        guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs must be 1 or more.") }
    }
}

/// The result of `housing kfold`.
private struct KFoldResult: Encodable {
    let folds: [Fold]
    let mean: LogRMSE
    let seconds: Double

    init(_ report: CrossValidationReport) {
        folds = report.folds.map(Fold.init)
        mean = report.mean
        seconds = report.seconds
    }

    /// One fold, with its metrics after the last epoch.
    struct Fold: Encodable {
        let report: FoldReport

        private enum CodingKeys: CodingKey { case fold, seconds }

        func encode(to encoder: any Encoder) throws {
            try report.final.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(report.fold, forKey: .fold)
            try container.encode(report.seconds, forKey: .seconds)
        }
    }
}
