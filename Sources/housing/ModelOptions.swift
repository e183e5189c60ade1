import ArgumentParser
import Arrays
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

    @Option(help: "What counts.")
    var metric = RegressionMetric.logRMSE

    @Option(help: "What training makes small. \(BookPreset.note(BookPreset.recipe.loss))")
    var loss: RegressionRecipe.Loss?

    @Option(
        help: """
            Whether preprocessing learns from the training rows of each fold, or, as in the book, from all rows of both \
            tables. \(BookPreset.note(BookPreset.recipe.preprocessing))
            """)
    var preprocessing: RegressionRecipe.Preprocessing?

    /// The preset for tables from `data`.
    func preset(for data: TableOptions) -> RegressionPreset { preset ?? (data.train == nil ? .book : .general) }

    /// The regressor of the preset and the flags, for tables like `table`.
    func regressor(_ preset: RegressionPreset, for table: RegressionTable, seed: RandomSeed) -> TabularRegressor {
        var regressor = TabularRegressor(preset, for: table, metric: metric, seed: seed)
        if let loss { regressor.recipe.loss = loss }
        if let preprocessing { regressor.recipe.preprocessing = preprocessing }
        return regressor
    }
}

extension RegressionPreset: ExpressibleByArgument {}
extension RegressionMetric: ExpressibleByArgument {}
extension RegressionRecipe.Loss: ExpressibleByArgument {}
extension RegressionRecipe.Preprocessing: ExpressibleByArgument {}
