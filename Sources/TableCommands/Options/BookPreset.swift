import CommandSupport
import Regression
import Training

/// The preset `book`, whose settings the help shows beside each flag.
enum BookPreset: UsualSettings {
    /// Its recipe, which does not depend on the number of rows.
    static let recipe = RegressionPreset.book.recipe(for: .logRMSE, rows: 1)
    static let hyperparameters = recipe.models[0].hyperparameters
    static let owner = "book"
}
