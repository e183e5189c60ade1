import ArgumentParser
import CommandSupport
import Regression

/// A preset and what it is for, as flags.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            book: one linear layer as in the book; general: a leak-free linear model and perceptron for any table; best: \
            the mean of three of them. (default: book; with --train general)
            """))
    var preset: RegressionPreset?

    @Option(help: "Family of models in place of those of the preset general. (default: wide-and-deep)")
    var family: FamilyName?

    @Option(help: "What counts. (default: log-rmse)")
    var metric: RegressionMetric?

    @Option(help: "What training makes small. \(BookPreset.note(BookPreset.recipe.loss))")
    var loss: RegressionRecipe.Loss?

    @Option(
        help: """
            Whether preprocessing learns from the training rows of each fold, or, as in the book, from all rows of both \
            tables. \(BookPreset.note(BookPreset.recipe.preprocessing))
            """)
    var preprocessing: RegressionRecipe.Preprocessing?

    /// Changes what is given. A preset or a family takes the place of what a record has of the kind.
    func apply(to job: inout RegressionJob) {
        if preset != nil || family != nil { job.model.recipe = nil }
        if preset != nil { job.model.family = nil }
        job.model.preset = preset ?? job.model.preset
        job.model.family = family?.name ?? job.model.family
        job.model.loss = loss ?? job.model.loss
        job.model.preprocessing = preprocessing ?? job.model.preprocessing
        job.metric = metric ?? job.metric
    }
}

/// The name of a family of models.
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
