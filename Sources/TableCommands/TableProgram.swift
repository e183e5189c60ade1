import ArgumentParser
import Arrays
import CommandSupport
import Datasets

/// A program with the commands for tables.
package protocol TableProgram: Program {
    static var name: String { get }
    /// The default dataset; nil for a program without one.
    static var dataset: HousePrices.Source? { get }
}

extension TableProgram {
    /// The configuration of a program: its summary, and examples without the program's name.
    package static func makeConfiguration(_ abstract: String, examples lines: [String]) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: abstract,
            discussion: """
                Results go to standard output, everything else to standard error.

                \(examples(ownTables: lines))

                EXIT CODES
                \(ExitStatus.table)
                """,
            version: productVersion,
            subcommands: [
                KFoldCommand<Self>.self, Merge<Self>.self, SweepCommand<Self>.self, Submit<Self>.self,
                Predict<Self>.self, Inspect<Self>.self, DataCommand<Self>.self,
            ])
    }

    /// Runs the program; models are small, so each matrix product uses one thread.
    package static func main() async {
        MatrixThreads.useSingleThread()
        await execute()
    }

    /// Examples for the help: `ownTables`, after `registered` for a program with a default dataset.
    static func examples(registered: [String] = [], ownTables: [String]) -> String {
        let lines = (dataset == nil ? [] : registered) + ownTables
        return "EXAMPLE\(lines.count == 1 ? "" : "S")\n" + lines.map { "  \(name) \($0)" }.joined(separator: "\n")
    }
}
