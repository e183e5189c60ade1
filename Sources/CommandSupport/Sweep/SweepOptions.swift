import ArgumentParser
import NN
import Optimizers
import Training

/// The values that a sweep tries, as flags; flags that are not given keep the command's settings.
package struct SweepOptions<Usual: UsualSettings>: ParsableArguments {
    @OptionGroup(title: commonOptions) var common: CommonSweepOptions<Usual>

    @OptionGroup(title: "Sweep options") var others: OtherSweepOptions<Usual>

    @OptionGroup(title: "Sweep options") var parallel: JobsOption

    package init() {}

    /// The seed, if it is given.
    package var seed: UInt64? { common.seed }

    package func validate() throws {
        let ranges = [others.dropout, common.learningRate, others.weightDecay].filter { $0.contains(where: \.isRange) }
        guard ranges.allSatisfy({ $0.count == 1 }) else {
            throw ValidationError("A range, such as 0.001...1, has no other values beside it.")
        }
        guard common.trials != nil || ranges.isEmpty else {
            throw ValidationError("A range, such as 0.001...1, needs --trials.")
        }
    }
}

/// The common flags of a sweep.
struct CommonSweepOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Hidden layer widths: 64 256,128 none. \(Usual.note(\.network.hidden))", valueName: "list"))
    var hidden: [ValueList<Int>] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Numbers of passes over the training data. \(Usual.note(\.training.epochs))", valueName: "list"))
    var epochs: [ValueList<Int>] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Learning rates, or a range: 0.001...1. \(Usual.note(\.training.learningRate))", valueName: "list"))
    var learningRate: [SweepNumbers] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("Number of random combinations to try.", valueName: "count"))
    var trials: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seed of combinations and trainings. (default: 0)", valueName: "number"))
    var seed: UInt64?

    func validate() throws {
        guard hidden.values()?.allSatisfy((1...65_536).contains) ?? true else {
            throw ValidationError("--hidden takes widths from 1 to 65536.")
        }
        try epochs.requirePositive("--epochs")
        guard learningRate.bounds.lowerBound >= 0 else { throw ValidationError("--learning-rate must be 0 or more.") }
        guard (1...1_000_000).contains(trials ?? 1) else {
            throw ValidationError("--trials must be from 1 to 1000000.")
        }
    }
}

/// The further hyperparameters that a sweep tries.
struct OtherSweepOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Numbers of times to repeat the hidden layers: 1 2 3.", valueName: "list"))
    var depth: [ValueList<Int>] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Activation functions. \(Usual.note(\.network.activation))", valueName: "list"))
    var activation: [ValueList<Activation>] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Initializers of the weights. \(Usual.note(\.network.initializer))", valueName: "list"))
    var initializer: [ValueList<MultilayerPerceptron.InitializerName>] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Dropout, or a range: 0...0.5. \(Usual.note(\.network.dropout))", valueName: "list"))
    var dropout: [SweepNumbers] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Weight decays, or a range: 0.0001...0.1. \(Usual.note(\.training.weightDecay))", valueName: "list"))
    var weightDecay: [SweepNumbers] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Numbers of examples in a batch. \(Usual.note(\.training.batchSize))", valueName: "list"))
    var batchSize: [ValueList<Int>] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Optimizers. \(Usual.note(\.training.optimizer))", valueName: "list"))
    var optimizer: [ValueList<OptimizerSettings.Algorithm>] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Momentum, for sgd. \(Usual.note(\.training.momentum))", valueName: "number"))
    var momentum: Float?

    @Option(
        help: ArgumentHelp(
            "Part of the trials to run, such as 0/4 to 3/4; all parts may share --results.", valueName: "index/count"))
    var part: SweepPart?

    func validate() throws {
        try depth.requirePositive("--depth")
        guard depth.values()?.allSatisfy({ $0 <= 64 }) ?? true else {
            throw ValidationError("--depth takes counts from 1 to 64.")
        }
        guard dropout.bounds.isWithin(0...1) else {
            throw ValidationError("--dropout takes probabilities from 0 to 1.")
        }
        guard weightDecay.bounds.lowerBound >= 0 else { throw ValidationError("--weight-decay must be 0 or more.") }
        try batchSize.requirePositive("--batch-size")
        guard (0..<1).contains(momentum ?? 0) else {
            throw ValidationError("--momentum must be 0 or more and less than 1.")
        }
    }
}

extension [ValueList<Int>] {
    /// Throws for an option that is given without a number, or with one that is not positive.
    fileprivate func requirePositive(_ flag: String) throws {
        guard let numbers = values() else { return }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 >= 1 }) else {
            throw ValidationError("\(flag) must be 1 or more.")
        }
    }
}
