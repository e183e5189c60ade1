import ArgumentParser
import CommandSupport
import Datasets

/// A program with the commands for tables: one implementation under several names.
package protocol TableProgram: Program {
    /// The name that is typed.
    static var name: String { get }
    /// The data where no flag names any; nil for a program that needs to be told.
    static var dataset: HousePrices.Source? { get }
}

extension TableProgram {
    /// The commands.
    package static var tableCommands: [any ParsableCommand.Type] {
        [
            KFoldCommand<Self>.self, Merge<Self>.self, SweepCommand<Self>.self, Submit<Self>.self, Predict<Self>.self,
            Inspect<Self>.self, DataCommand<Self>.self,
        ]
    }

    /// Lines of examples for the help: `ownTables` for any program, after `registered` for one with data of its own.
    static func examples(registered: [String] = [], ownTables: [String]) -> String {
        let lines = (dataset == nil ? [] : registered) + ownTables
        return "EXAMPLE\(lines.count == 1 ? "" : "S")\n" + lines.map { "  \(name) \($0)" }.joined(separator: "\n")
    }
}
