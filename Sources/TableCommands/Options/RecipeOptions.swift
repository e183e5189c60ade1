import ArgumentParser
import Arrays
import CommandSupport
import Regression

/// How a table is learned, as flags: a preset, and what differs from it.
struct RecipeOptions: ParsableArguments {
    @OptionGroup var model: ModelOptions
    @OptionGroup var network: NetworkOptions<BookPreset>
    @OptionGroup var training: TrainingOptions<BookPreset>

    /// Changes what is given.
    func apply(to job: inout RegressionJob) {
        model.apply(to: &job)
        network.apply(to: &job.model.changes)
        training.apply(to: &job.model.changes)
        job.seed = training.seed.map { RandomSeed($0) } ?? job.seed
    }
}
