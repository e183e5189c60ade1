import ArgumentParser
import Arrays
import Regression

/// The hyper-parameters of the book as flags, with the book's values as defaults.
struct TrainingOptions: ParsableArguments {
    @Option(help: "How often each row is seen.")
    var epochs = TrainingSettings.book.epochs

    @Option(help: "The step size.")
    var learningRate = TrainingSettings.book.learningRate

    @Option(help: "What is added to the gradient times each parameter.")
    var weightDecay = TrainingSettings.book.weightDecay

    @Option(help: "The number of rows in one step.")
    var batchSize = TrainingSettings.book.batchSize

    @Option(help: "Which optimizer takes the steps.")
    var optimizer = TrainingSettings.book.optimizer

    @Option(help: "What start values and the order of the rows depend on.")
    var seed: UInt64 = 0

    func validate() throws {
        guard epochs >= 1 else { throw ValidationError("--epochs must be 1 or more.") }
        guard batchSize >= 1 else { throw ValidationError("--batch-size must be 1 or more.") }
        guard learningRate >= 0, learningRate.isFinite else {
            throw ValidationError("--learning-rate must be 0 or more.")
        }
        guard weightDecay >= 0, weightDecay.isFinite else { throw ValidationError("--weight-decay must be 0 or more.") }
    }

    /// The regressor of these settings.
    var regressor: TabularRegressor {
        let settings = TrainingSettings(
            epochs: epochs, learningRate: learningRate, weightDecay: weightDecay, batchSize: batchSize,
            optimizer: optimizer)
        return TabularRegressor(settings: settings, seed: RandomSeed(seed))
    }
}

extension TrainingSettings.OptimizerName: ExpressibleByArgument {}
