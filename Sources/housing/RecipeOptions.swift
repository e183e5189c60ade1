import ArgumentParser
import Arrays
import CommandSupport
import Regression
import Training

/// How a table is learned, as flags: a preset, and what differs from it.
struct RecipeOptions: ParsableArguments {
    @OptionGroup var model: ModelOptions
    @OptionGroup var network: NetworkOptions<BookPreset>
    @OptionGroup var training: TrainingOptions<BookPreset>

    /// The regressor of the preset and the flags, for tables like `table`.
    func regressor(_ preset: RegressionPreset, for table: RegressionTable) -> TabularRegressor {
        var regressor = model.regressor(preset, for: table, seed: RandomSeed(training.seed ?? 0))
        for index in regressor.recipe.members.indices {
            let given = regressor.recipe.members[index].hyperparameters
            regressor.recipe.members[index].hyperparameters = applied(to: given)
        }
        return regressor
    }

    /// Throws for flags that would change nothing in the preset.
    func checkEffect(on preset: RegressionPreset) throws {
        // What is asked here is the same for any number of rows.
        for member in preset.recipe(for: model.metric, rows: 1).members {
            let applied = applied(to: member.hyperparameters)
            try network.checkEffect(on: applied.network)
            try training.steps.checkEffect(on: applied.training)
        }
    }

    private func applied(to base: Hyperparameters) -> Hyperparameters {
        Hyperparameters(network: network.applied(to: base.network), training: training.applied(to: base.training))
    }
}
