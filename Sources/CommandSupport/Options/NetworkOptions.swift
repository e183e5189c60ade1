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

    /// Throws for a flag that changes nothing in `plan`, which the flags have been applied to.
    package func checkEffect(on plan: MultilayerPerceptron) throws {
        let dropout = dropout?.numbers ?? []
        if dropout.count > plan.hidden.count, dropout.contains(where: { $0 > 0 }) {
            throw ValidationError(
                "--dropout has more probabilities (\(dropout.count)) than there are hidden layers "
                    + "(\(plan.hidden.count)): give as many widths to --hidden.")
        }
        if activation != nil, plan.hidden.isEmpty {
            throw ValidationError("--activation is for hidden layers, and there are none: add --hidden.")
        }
    }

    /// `plan` with what was given in its place.
    package func applied(to plan: MultilayerPerceptron) -> MultilayerPerceptron {
        MultilayerPerceptron(
            hidden: hidden?.numbers ?? plan.hidden, dropout: dropout?.numbers ?? plan.dropout,
            activation: activation ?? plan.activation, initializer: initializer ?? plan.initializer)
    }
}

extension MultilayerPerceptron.Activation: ExpressibleByArgument {}
extension MultilayerPerceptron.StartValues: ExpressibleByArgument {}
