import ArgumentParser
import NN
import Training

/// The plan of a network as flags; flags that are not given keep the command's settings.
package struct NetworkOptions<Usual: UsualSettings>: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Widths of the hidden layers, or none. \(Usual.note(\.network.hidden))", valueName: "widths")
    )
    package var hidden: [ValueList<Int>] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Dropout after each hidden layer. \(Usual.note(\.network.dropout))", valueName: "numbers"))
    package var dropout: [ValueList<Float>] = []

    @Option(help: ArgumentHelp("Activation function. \(Usual.note(\.network.activation))", valueName: "name"))
    package var activation: Activation?

    @Option(help: ArgumentHelp("Initializer of the weights. \(Usual.note(\.network.initializer))", valueName: "name"))
    package var initializer: MultilayerPerceptron.InitializerName?

    package init() {}

    package func validate() throws {
        if let widths = hidden.values(), !widths.allSatisfy((1...65_536).contains) {
            throw ValidationError("--hidden takes widths from 1 to 65536.")
        }
        guard hidden.count == 1 || !hidden.contains(where: \.values.isEmpty) else {
            throw ValidationError("--hidden takes widths or none.")
        }
        if let dropout = dropout.values(), !dropout.allSatisfy({ (0...1).contains($0) }) {
            throw ValidationError("--dropout takes probabilities from 0 to 1.")
        }
    }

    package func apply(to changes: inout HyperparameterChanges) {
        changes.hidden = hidden.values() ?? changes.hidden
        changes.dropout = dropout.values() ?? changes.dropout
        changes.activation = activation ?? changes.activation
        changes.initializer = initializer ?? changes.initializer
    }
}

extension Activation: ExpressibleByArgument {}
extension MultilayerPerceptron.InitializerName: ExpressibleByArgument {}
