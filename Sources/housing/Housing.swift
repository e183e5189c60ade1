import ArgumentParser
import Arrays
import CommandSupport
import Datasets
import TableCommands

/// The commands for tables, with the house prices as their data.
@main
struct Housing: TableProgram {
    static let name = "housing"
    static let dataset: HousePrices.Source? = .kaggle

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Tabular regression from a download to a submission.",
        discussion: """
            Results go to standard output, everything else to standard error.

            EXAMPLE
              housing kfold --dataset sample

            EXIT CODES
            \(ExitStatus.table)
            """,
        version: productVersion, subcommands: tableCommands)

    static func main() async {
        MatrixThreads.useSingleThread()
        await execute()
    }
}
