import ArgumentParser
import Arrays
import CommandSupport

/// The root command.
@main
struct Housing: Program {
    static let configuration = CommandConfiguration(
        commandName: "housing",
        abstract: "Tabular regression from a download to a submission.",
        discussion: """
            Results go to standard output, everything else to standard error.

            EXAMPLE
              housing kfold --dataset sample

            EXIT CODES
            \(ExitStatus.table)
            """,
        version: productVersion,
        subcommands: [KFoldCommand.self, SweepCommand.self, Submit.self, Predict.self, Inspect.self, DataCommand.self])

    static func main() async {
        MatrixThreads.useSingleThread()
        await execute()
    }
}
