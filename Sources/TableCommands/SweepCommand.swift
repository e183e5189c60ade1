import ArgumentParser
import Arrays
import CommandSupport
import Regression
import Tabular
import Training

struct SweepCommand<Host: TableProgram>: JobCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sweep",
            abstract: "Cross-validate many combinations of hyperparameters and rank them.",
            discussion: """
                Tries every combination of the given values, or --trials random ones; other settings are the preset's. \
                Separate list items by blanks or commas. With book, hidden layers turn the linear model into a \
                perceptron. With general, the sweep trains wide-and-deep: --hidden sets its perceptron, which learns \
                at a fifth of --learning-rate. Differences smaller than those between seeds are noise: use --repeats. With \
                --results, an interrupted sweep resumes.

                \(Host.examples(
                    registered: [
                        "sweep --learning-rate 1,2,5,10 --epochs 50 --plot rates.svg",
                        "sweep --hidden none 64 64,64 --learning-rate 0.03 --dropout 0,0.2",
                    ],
                    ownTables: [
                        "sweep --train my.csv --target price --epochs 20,40,80",
                        "sweep --config runs/1 --trials 20 --learning-rate 0.001...0.1",
                    ]))
                """)
    }

    @OptionGroup var data: DataOptions<Host>
    @OptionGroup(title: "Data options") var testTable: TestTableOption
    @OptionGroup var model: ModelOptions
    @OptionGroup var options: SweepOptions<BookPreset>
    @OptionGroup var splitting: FoldOptions
    @OptionGroup var output: SweepOutputOptions
    @OptionGroup(title: "Output options") var config: ConfigOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions

    var messages: MessageOptions { output.shown.messages }

    func validate() throws {
        if let preset = model.common.preset, [.best, .housePrices].contains(preset) {
            throw ValidationError(
                "--preset \(preset.rawValue) has several models, and a sweep tries settings of one: "
                    + "take --preset book, or --family.")
        }
    }

    func apply(to job: inout RegressionJob) {
        splitting.apply(to: &job.folds)
        model.apply(to: &job)
        if job.preset == .general, job.model.family == nil, job.model.recipe == nil {
            job.model.family = WideAndDeepFamily.name
        }
        job.importance = false
        options.applySingleValues(to: &job.model.changes)
        job.seed = options.seed.map { RandomSeed($0) } ?? job.seed
    }

    func run() async throws {
        let requested = try requestedJob()
        try requireDistinct(outputs: output.files, inputs: requested.job.tables.paths + [config.path])
        let picture = try output.check()
        guard try requested.job.hyperparameters().count == 1 else {
            throw ValidationError("The job has several models: a sweep tries the settings of one.")
        }
        guard requested.job.model.timeLimit == nil else {
            throw ValidationError("The job has a time limit: a sweep compares models that were trained to their end.")
        }
        let prepared = try await prepare(requested), metric = prepared.job.metric
        let base = prepared.regressor.recipe.models[0].hyperparameters
        let trials = options.combinations(around: base, seed: prepared.job.seed).map { combination in
            var trial = prepared.job
            trial.model.changes = HyperparameterChanges(combination)
            return trial
        }
        try await options.run(
            trials, settings: { $0.model.changes.applied(to: base) },
            RunDescription(job: prepared.job, files: prepared.files),
            metric: ("valid \(metric.title)", metric.direction), output: output,
            picture: picture, announcement: TableWork.trials
        ) { trial in
            try await prepared.metric(ofTrial: trial)
        }
    }
}
