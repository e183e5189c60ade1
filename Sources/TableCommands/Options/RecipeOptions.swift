import ArgumentParser
import Arrays
import CommandSupport
import Regression

/// A preset and changes to its models and training, as flags.
struct RecipeOptions: ParsableArguments {
    @OptionGroup var model: ModelOptions
    @OptionGroup(title: "Model options") var network: NetworkOptions<BookPreset>
    @OptionGroup var training: TrainingOptions<BookPreset>

    func apply(to job: inout RegressionJob) {
        model.apply(to: &job)
        network.apply(to: &job.model.changes)
        training.apply(to: &job.model.changes)
        job.seed = training.seed.map { RandomSeed($0) } ?? job.seed
    }
}
