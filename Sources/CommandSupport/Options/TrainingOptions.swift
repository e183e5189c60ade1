import ArgumentParser
import Optimizers
import Training

/// The training settings as flags; flags that are not given keep the command's settings.
package struct TrainingOptions<Usual: UsualSettings>: ParsableArguments {
    @OptionGroup(title: commonOptions) var common: CommonTrainingOptions<Usual>
    @OptionGroup(title: "Training options") var steps: StepOptions<Usual>

    package init() {}

    /// The seed, if it is given.
    package var seed: UInt64? { common.seed }

    package func apply(to changes: inout HyperparameterChanges) {
        changes.epochs = common.epochs ?? changes.epochs
        changes.learningRate = common.learningRate ?? changes.learningRate
        changes.batchSize = steps.batchSize ?? changes.batchSize
        changes.optimizer = steps.optimizer ?? changes.optimizer
        changes.momentum = steps.momentum ?? changes.momentum
        changes.weightDecay = steps.weightDecay ?? changes.weightDecay
        changes.shards = steps.shards ?? changes.shards
    }
}

/// The common flags of training.
struct CommonTrainingOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Number of passes over the training data. \(Usual.note(\.training.epochs))", valueName: "count"))
    var epochs: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Learning rate. \(Usual.note(\.training.learningRate))", valueName: "rate"))
    var learningRate: Float?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seed of weights, shuffling and dropout. (default: 0)", valueName: "number"))
    var seed: UInt64?

    func validate() throws {
        guard epochs ?? 1 >= 1 else { throw ValidationError("--epochs must be 1 or more.") }
        guard (0..<Float.infinity).contains(learningRate ?? 0) else {
            throw ValidationError("--learning-rate must be 0 or more.")
        }
    }
}

struct StepOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of examples in a batch. \(Usual.note(\.training.batchSize))", valueName: "count"))
    var batchSize: Int?

    @Option(help: ArgumentHelp("Optimizer. \(Usual.note(\.training.optimizer))", valueName: "name"))
    var optimizer: OptimizerSettings.Algorithm?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Momentum, for sgd. \(Usual.note(\.training.momentum))", valueName: "number"))
    var momentum: Float?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Weight decay. \(Usual.note(\.training.weightDecay))", valueName: "number"))
    var weightDecay: Float?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Number of shards of each batch, a power of two: MPI ranks share them. (default: 1)", valueName: "count"))
    var shards: Int?

    func validate() throws {
        guard shards.map({ $0 > 0 && $0.nonzeroBitCount == 1 }) ?? true else {
            throw ValidationError("--shards must be a power of two, such as 8.")
        }
        guard batchSize ?? 1 >= 1 else { throw ValidationError("--batch-size must be 1 or more.") }
        guard (0..<1).contains(momentum ?? 0) else {
            throw ValidationError("--momentum must be 0 or more and less than 1.")
        }
        guard (0..<Float.infinity).contains(weightDecay ?? 0) else {
            throw ValidationError("--weight-decay must be 0 or more.")
        }
    }
}

extension OptimizerSettings.Algorithm: ExpressibleByArgument {}
