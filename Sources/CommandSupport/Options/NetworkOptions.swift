import ArgumentParser
import NN
import Training

/// The plan of a network as flags; those that are not given leave the command's own. The help tells the usual one.
package struct NetworkOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The widths of the hidden layers: 256,128; none for a linear model. \(Usual.note(\.network.hidden))",
            valueName: "list"))
    package var hidden: NumberList<Int>?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The probability of dropout behind each hidden layer: 0.2,0.5. \(Usual.note(\.network.dropout))",
            valueName: "list"))
    package var dropout: NumberList<Float>?

    @Option(help: "What is applied to each hidden layer. \(Usual.note(\.network.activation))")
    package var activation: MultilayerPerceptron.Activation?

    @Option(
        help: """
            How weights start: normal (deviation 0.01, as in the book), xavier, he, lecun or pytorch. \
            \(Usual.note(\.network.initializer))
            """)
    package var initializer: MultilayerPerceptron.StartValues?

    package init() {}

    package func validate() throws {
        if let hidden, !hidden.numbers.allSatisfy((1...65_536).contains) {
            throw ValidationError("--hidden takes widths from 1 to 65536.")
        }
        if let dropout, !dropout.numbers.allSatisfy({ (0...1).contains($0) }) {
            throw ValidationError("--dropout takes probabilities from 0 to 1.")
        }
    }

    /// Changes what is given.
    package func apply(to changes: inout HyperparameterChanges) {
        changes.hidden = hidden?.numbers ?? changes.hidden
        changes.dropout = dropout?.numbers ?? changes.dropout
        changes.activation = activation ?? changes.activation
        changes.initializer = initializer ?? changes.initializer
    }
}

extension MultilayerPerceptron.Activation: ExpressibleByArgument {}
extension MultilayerPerceptron.StartValues: ExpressibleByArgument {}
