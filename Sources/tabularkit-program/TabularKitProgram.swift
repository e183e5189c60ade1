import ArgumentParser
import Arrays
import CommandSupport
import Datasets
import TableCommands

/// The commands for tables, for any table.
@main
struct TabularKitProgram: TableProgram {
    static let name = "tabularkit"
    static let dataset: HousePrices.Source? = nil

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Tabular regression from a file to predictions.",
        discussion: """
            Results go to standard output, everything else to standard error.

            EXAMPLES
              tabularkit inspect my.csv
              tabularkit kfold --train my.csv --target price
              tabularkit submit --train my.csv --target price --save model
              tabularkit predict --model model --input rows.csv > predictions.csv

            EXIT CODES
            \(ExitStatus.table)
            """,
        version: productVersion, subcommands: tableCommands)

    static func main() async {
        MatrixThreads.useSingleThread()
        await execute()
    }
}
