import ArgumentParser
import Training

/// How a model is trained, as flags; those that are not given leave the command's own settings. The help tells the usual ones.
package struct TrainingOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(help: "How often each example is seen. \(Usual.note(\.training.epochs))")
    package var epochs: Int?

    @Option(help: "The step size. \(Usual.note(\.training.learningRate))")
    package var learningRate: Float?

    @Option(
        help: """
            What is added to the gradient times each parameter; with adamw each parameter shrinks by itself. \
            \(Usual.note(\.training.weightDecay))
            """)
    package var weightDecay: Float?

    @Option(help: "The number of examples in one step. \(Usual.note(\.training.batchSize))")
    package var batchSize: Int?

    @Option(help: "Which optimizer takes the steps. \(Usual.note(\.training.optimizer))")
    package var optimizer: TrainingSettings.OptimizerName?

    @Option(help: "How much of the last step's direction stays, for sgd. \(Usual.note(\.training.momentum))")
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

    /// Throws for a flag that changes nothing in `settings`, which the flags have been applied to.
    package func checkEffect(on settings: TrainingSettings) throws {
        guard let momentum, momentum > 0, settings.optimizer != .sgd else { return }
        throw ValidationError(
            "--momentum is for sgd, and the optimizer is \(settings.optimizer.rawValue): add --optimizer sgd.")
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
