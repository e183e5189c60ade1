import ArgumentParser
import NN
import Training

/// What a sweep tries, as flags; what is not given is the command's own. The help tells the usual settings.
package struct SweepOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            """
            Widths of hidden layers, one list for each trial: 64 256 256,128 none. \(Usual.note(\.network.hidden))
            """, valueName: "lists"))
    package var hidden: [NumberList<Int>] = []

    @Option(
        parsing: .unconditional, help: ArgumentHelp("How often the widths are repeated: 1,2,3.", valueName: "counts"))
    package var depth: NumberList<Int>?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "What is applied to hidden layers: relu sigmoid. \(Usual.note(\.network.activation))", valueName: "names"))
    package var activation: [MultilayerPerceptron.Activation] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "How weights start: normal xavier. \(Usual.note(\.network.initializer))", valueName: "names"))
    package var initializer: [MultilayerPerceptron.StartValues] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Probabilities of dropout: 0,0.2,0.5, or 0...0.5 with --trials. \(Usual.note(\.network.dropout))",
            valueName: "numbers"))
    package var dropout: SweepNumbers?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Step sizes: 0.01,0.1,0.5, or 0.001...1 with --trials. \(Usual.note(\.training.learningRate))",
            valueName: "numbers"))
    package var learningRate: SweepNumbers?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Weight decays: 0,0.001, or 0.0001...0.1 with --trials. \(Usual.note(\.training.weightDecay))",
            valueName: "numbers"))
    package var weightDecay: SweepNumbers?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Try so many random combinations in place of all of them.", valueName: "count"))
    package var trials: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Numbers of passes over the training data: 20,40. \(Usual.note(\.training.epochs))", valueName: "counts"))
    package var epochs: NumberList<Int>?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Numbers of examples in a batch: 32,64. \(Usual.note(\.training.batchSize))", valueName: "counts"))
    package var batchSize: NumberList<Int>?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Optimizers: sgd adam. \(Usual.note(\.training.optimizer))", valueName: "names"))
    package var optimizer: [TrainingSettings.OptimizerName] = []

    @Option(parsing: .unconditional, help: "Momentum, for sgd. \(Usual.note(\.training.momentum))")
    package var momentum: Float?

    @Option(
        parsing: .unconditional, help: "The seed of the random combinations and of each training. (default: 0)")
    package var seed: UInt64?

    @OptionGroup package var parallel: JobsOption

    package init() {}

    package func validate() throws {
        func check(_ holds: Bool, _ rule: String) throws {
            if !holds { throw ValidationError(rule) }
        }
        try check(
            hidden.allSatisfy { $0.numbers.allSatisfy((1...65_536).contains) }, "--hidden takes widths from 1 to 65536."
        )
        let depths = depth?.numbers ?? [1]
        try check(!depths.isEmpty && depths.allSatisfy((1...64).contains), "--depth takes counts from 1 to 64.")
        try check((dropout?.bounds ?? 0...0).isWithin(0...1), "--dropout takes probabilities from 0 to 1.")
        try check((learningRate?.bounds ?? 0...0).lowerBound >= 0, "--learning-rate must be 0 or more.")
        try check((weightDecay?.bounds ?? 0...0).lowerBound >= 0, "--weight-decay must be 0 or more.")
        try check((1...1_000_000).contains(trials ?? 1), "--trials must be from 1 to 1000000.")
        for (flag, list) in [("--epochs", epochs), ("--batch-size", batchSize)] {
            let numbers = list?.numbers ?? [1]
            try check(!numbers.isEmpty && numbers.allSatisfy { $0 >= 1 }, "\(flag) must be 1 or more.")
        }
        try check((0..<1).contains(momentum ?? 0), "--momentum must be 0 or more and less than 1.")
        let hasRange = [dropout, learningRate, weightDecay].contains { $0?.isRange == true }
        try check(trials != nil || !hasRange, "A range, such as 0.001...1, needs --trials.")
    }
}
