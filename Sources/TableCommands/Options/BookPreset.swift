import CommandSupport
import Regression
import Training

/// What the preset `book` does, which the help tells beside each flag.
enum BookPreset: UsualSettings {
    /// Its recipe, of which nothing depends on the rows.
    static let recipe = RegressionPreset.book.recipe(for: .logRMSE, rows: 1)
    static let hyperparameters = recipe.models[0].hyperparameters
    static let owner = "the preset's; book: "
}
