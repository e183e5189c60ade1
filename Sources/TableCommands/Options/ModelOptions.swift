import ArgumentParser
import CommandSupport
import Regression

/// A preset and changes to it, as flags.
struct ModelOptions: ParsableArguments {
    @OptionGroup(title: commonOptions) var common: PresetOptions
    @OptionGroup(title: "Model options") var others: FamilyOptions

    /// Applies the flags that are given. A preset or a family replaces that of a record.
    func apply(to job: inout RegressionJob) {
        if common.preset != nil || others.family != nil { job.model.recipe = nil }
        if common.preset != nil { job.model.family = nil }
        job.model.preset = common.preset ?? job.model.preset
        job.model.family = others.family?.name ?? job.model.family
        job.model.loss = others.loss ?? job.model.loss
        job.model.preprocessing = others.preprocessing ?? job.model.preprocessing
        job.metric = common.metric ?? job.metric
    }
}

/// The common flags of the model.
struct PresetOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Metric to optimize and report. (default: log-rmse)", valueName: "name"))
    var metric: RegressionMetric?

    @Option(
        help: ArgumentHelp(
            "Recipe to start from. (default: book, or general with --train or --family)", valueName: "name"))
    var preset: RegressionPreset?
}

struct FamilyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "One model family instead of those of --preset general. (default with other settings: wide-and-deep)",
            valueName: "name"))
    var family: FamilyName?

    @Option(help: ArgumentHelp("Training loss. \(BookPreset.note(BookPreset.recipe.loss))", valueName: "name"))
    var loss: RegressionRecipe.Loss?

    @Option(
        help: ArgumentHelp(
            """
            Fit preprocessing to the training rows of each fold, or to all rows of both tables (joint). \
            \(BookPreset.note(BookPreset.recipe.preprocessing))
            """, valueName: "rows"))
    var preprocessing: RegressionRecipe.Preprocessing?
}

struct FamilyName: ExpressibleByArgument {
    let name: String

    init?(argument: String) {
        guard ModelFamilies.family(named: argument) != nil else { return nil }
        name = argument
    }

    static var allValueStrings: [String] { ModelFamilies.all.map { $0.name } }
}

extension RegressionPreset: ExpressibleByArgument {}
extension RegressionMetric: ExpressibleByArgument {}
extension RegressionRecipe.Loss: ExpressibleByArgument {}
extension RegressionRecipe.Preprocessing: ExpressibleByArgument {}
