import ArgumentParser
import Training

/// How a model is trained, as flags; those that are not given leave the command's own settings.
package struct TrainingOptions: ParsableArguments {
    @Option(help: "How often each example is seen.")
    package var epochs: Int?

    @Option(help: "The step size.")
    package var learningRate: Float?

    @Option(help: "What is added to the gradient times each parameter; with adamw each parameter shrinks by itself.")
    package var weightDecay: Float?

    @Option(help: "The number of examples in one step.")
    package var batchSize: Int?

    @Option(help: "Which optimizer takes the steps.")
    package var optimizer: TrainingSettings.OptimizerName?

    @Option(help: "How much of the last step's direction stays, for sgd.")
    package var momentum: Float?

    @Option(help: "What start values, the order of the examples and dropout depend on. (default: 0)")
    package var seed: UInt64?

    package init() {}

    package func validate() throws {
        func check(_ holds: Bool, _ rule: String) throws {
            if !holds { throw ValidationError(rule) }
        }
        try check(epochs ?? 1 >= 1, "--epochs must be 1 or more.")
        try check(batchSize ?? 1 >= 1, "--batch-size must be 1 or more.")
        try check((0..<Float.infinity).contains(learningRate ?? 0), "--learning-rate must be 0 or more.")
        try check((0..<Float.infinity).contains(weightDecay ?? 0), "--weight-decay must be 0 or more.")
        try check((0..<1).contains(momentum ?? 0), "--momentum must be 0 or more and less than 1.")
    }

    /// `settings` with what was given in its place.
    package func applied(to settings: TrainingSettings) -> TrainingSettings {
        TrainingSettings(
            epochs: epochs ?? settings.epochs, learningRate: learningRate ?? settings.learningRate,
            weightDecay: weightDecay ?? settings.weightDecay, batchSize: batchSize ?? settings.batchSize,
            optimizer: optimizer ?? settings.optimizer, momentum: momentum ?? settings.momentum)
    }
}

extension TrainingSettings.OptimizerName: ExpressibleByArgument {}
