import ArgumentParser
import Training

/// How often the examples are seen and what the steps are, as flags; those that are not given leave the command's own settings.
/// The help tells the usual ones.
package struct StepOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(parsing: .unconditional, help: "How often each example is seen. \(Usual.note(\.training.epochs))")
    package var epochs: Int?

    @Option(parsing: .unconditional, help: "The number of examples in one step. \(Usual.note(\.training.batchSize))")
    package var batchSize: Int?

    @Option(help: "Which optimizer takes the steps. \(Usual.note(\.training.optimizer))")
    package var optimizer: TrainingSettings.OptimizerName?

    @Option(
        parsing: .unconditional,
        help: "How much of the last step's direction stays, for sgd. \(Usual.note(\.training.momentum))")
    package var momentum: Float?

    package init() {}

    package func validate() throws {
        guard epochs ?? 1 >= 1 else { throw ValidationError("--epochs must be 1 or more.") }
        guard batchSize ?? 1 >= 1 else { throw ValidationError("--batch-size must be 1 or more.") }
        guard (0..<1).contains(momentum ?? 0) else {
            throw ValidationError("--momentum must be 0 or more and less than 1.")
        }
    }

    /// Changes what is given.
    package func apply(to changes: inout HyperparameterChanges) {
        changes.epochs = epochs ?? changes.epochs
        changes.batchSize = batchSize ?? changes.batchSize
        changes.optimizer = optimizer ?? changes.optimizer
        changes.momentum = momentum ?? changes.momentum
    }
}

extension TrainingSettings.OptimizerName: ExpressibleByArgument {}
