import ArgumentParser
import Classification
import CommandSupport

/// The root command.
@main
struct FashionMNISTProgram: Program {
    static let configuration = CommandConfiguration(
        commandName: "fashion-mnist",
        abstract: "Train and evaluate classifiers of Fashion-MNIST.",
        discussion: """
            Results go to standard output, everything else to standard error.

            EXAMPLES
              fashion-mnist train --dataset sample --batch-size 16 --save mlp.safetensors
              fashion-mnist evaluate --dataset sample --model mlp.safetensors

            EXIT CODES
            \(ExitStatus.table)
            """,
        version: productVersion,
        subcommands: [Train.self, Evaluate.self, SweepCommand.self])

    static func main() async { await execute() }

    static func advice(for error: any Error) -> String? {
        if case ClassificationError.noClassifier = error { "'fashion-mnist train --save' writes one." } else { nil }
    }
}
