import ArgumentParser
import Training

/// How a model is trained, as flags; those that are not given leave the command's own settings. The help tells the usual ones.
package struct TrainingOptions<Usual: UsualSettings>: ParsableArguments {
    @OptionGroup package var steps: StepOptions<Usual>

    @Option(parsing: .unconditional, help: "The step size. \(Usual.note(\.training.learningRate))")
    package var learningRate: Float?

    @Option(
        parsing: .unconditional,
        help: """
            What is added to the gradient times each parameter; with adamw each parameter shrinks by itself. \
            \(Usual.note(\.training.weightDecay))
            """)
    package var weightDecay: Float?

    @Option(
        parsing: .unconditional,
        help: "What start values, the order of the examples and dropout depend on. (default: 0)")
    package var seed: UInt64?

    package init() {}

    package func validate() throws {
        guard (0..<Float.infinity).contains(learningRate ?? 0) else {
            throw ValidationError("--learning-rate must be 0 or more.")
        }
        guard (0..<Float.infinity).contains(weightDecay ?? 0) else {
            throw ValidationError("--weight-decay must be 0 or more.")
        }
    }

    /// Changes what is given.
    package func apply(to changes: inout HyperparameterChanges) {
        steps.apply(to: &changes)
        changes.learningRate = learningRate ?? changes.learningRate
        changes.weightDecay = weightDecay ?? changes.weightDecay
    }
}
