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
            regressor.recipe.members[index].trial = applied(to: regressor.recipe.members[index].trial)
        }
        return regressor
    }

    /// Throws for flags that would change nothing in the preset.
    func checkEffect(on preset: RegressionPreset) throws {
        // What is asked here is the same for any number of rows.
        for member in preset.recipe(for: model.metric, rows: 1).members {
            let trial = applied(to: member.trial)
            try network.checkEffect(on: trial.network)
            try training.steps.checkEffect(on: trial.training)
        }
    }

    private func applied(to trial: Trial) -> Trial {
        Trial(network: network.applied(to: trial.network), training: training.applied(to: trial.training))
    }
}
