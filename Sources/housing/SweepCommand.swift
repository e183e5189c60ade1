import ArgumentParser
import Arrays
import CommandSupport
import Regression
import Tabular
import Training

/// `housing sweep`.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Cross-validate many combinations of hyper-parameters and rank them by the mean of the folds.",
        discussion: """
            Every combination of the given values is tried, or --trials random ones; what is not given is the preset's. \
            With the preset book, hidden layers make a perceptron of the linear model; with general they are those of the \
            perceptron beside the linear part, whose learning rate is a fifth of the given one. Ranks that lie closer \
            together than seeds or splits do say little: --repeats tells. With --results, a sweep that was broken off \
            goes on where it was.

            EXAMPLES
              housing sweep --learning-rate 1,2,5,10 --epochs 50 --plot rates.svg
              housing sweep --hidden none 64 64,64 --learning-rate 0.03 --dropout 0,0.2
              housing sweep --trials 20 --learning-rate 0.1...10 --results sweep.jsonl
            """)

    @OptionGroup(title: "Sweep options") var options: SweepOptions<BookPreset>
    @OptionGroup(title: "Fold options") var splitting: FoldOptions
    @OptionGroup(title: "Model options") var model: ModelOptions
    @OptionGroup(title: "Data options") var data: TableOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var output: SweepOutputOptions

    func validate() throws {
        if model.preset == .best {
            throw ValidationError("--preset best is three models: a sweep tries those of one, book or general.")
        }
        try requireDistinct(outputs: output.files, inputs: [data.train, data.test])
    }

    func run() async throws {
        let picture = try output.check()
        let preset = model.preset(for: data)
        let input = try await data.load(hub: hub, messages: output.shown.messages, preset: preset)
        let regressor = model.regressor(preset, for: input.table, seed: RandomSeed(options.seed))
        input.warn(try regressor.outline(of: input.table).warnings, output.shown.messages)
        let splitter = splitting.splitter(for: input), metric = regressor.metric
        try await options.run(
            around: regressor.recipe.members[0].hyperparameters, data: input.files,
            conditions: conditions(preset, regressor.recipe, splitter),
            metric: ("valid \(metric.title)", metric.prefersLarger ? .largest : .smallest), output: output,
            picture: picture
        ) { trial in
            var regressor = regressor
            regressor.recipe.members[0].hyperparameters = trial
            do {
                return try await regressor.crossValidated(on: input.table, splitter: splitter, jobs: 1).mean.valid
            } catch RegressionError.nonFiniteMetric {
                return nil
            }
        }
    }

    /// What else than data, seed and hyper-parameters the metric of a trial depends on.
    private func conditions(
        _ preset: RegressionPreset, _ recipe: RegressionRecipe, _ splitter: KFold
    ) -> [String] {
        let choices = [
            ("id", data.id.map { [$0] } ?? []), ("drop", data.drop), ("numeric", data.numeric),
            ("categorical", data.reading.categorical),
            ("separator", data.reading.separator.scalar == "," ? [] : [data.reading.separator.defaultValueDescription]),
        ]
        return [
            "\(model.metric.rawValue) of \(data.target)", "preset \(preset.rawValue)", "\(recipe.loss.rawValue) loss",
            "\(recipe.preprocessing.rawValue) preprocessing",
            "\(splitter.count) folds\(splitter.shuffled ? ", shuffled" : "")", "\(splitter.repeats) times",
            "missing values \(data.reading.missingValues.name)",
        ] + choices.filter { !$1.isEmpty }.map { "\($0) \($1.joined(separator: " "))" }
    }
}
