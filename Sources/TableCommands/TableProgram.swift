import ArgumentParser
import Arrays
import CommandSupport
import Datasets
import Regression
import Support
import Tabular

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

extension TableProgram {
    package static func advice(for error: any Error) -> String? {
        switch error {
        case RegressionError.textInTarget(_, let count, let total, _, let examples):
            count == total ? "--target names another column to predict." : missingTargetAdvice(examples)
        case let error as CSVError where error.code == .fieldCount:
            "--bad-rows skip drops such rows; --skip-rows and --comment skip lines before the header."
        case let error as CSVError where error.code == .encoding:
            "--encoding windows-1252 or utf-16 reads other encodings."
        case RegressionError.laterHeader(_, let line, let separator, _):
            [
                line == 1 ? nil : "--skip-rows \(line - 1)",
                separator == "," && line > 1 ? nil : "--separator \(FieldSeparator(separator).word)", "reads it.",
            ].compactMap(\.self).joined(separator: " ")
        case RegressionError.targetNotPositive: "--metric rmse, mae and r2 take any number."
        case RegressionError.differentColumns: "--drop drops columns from both tables."
        case RegressionError.noFeatures(let dropped) where dropped.contains { $0.reason == .rowNumber }:
            "--numeric keeps columns that look like row numbers."
        case RegressionError.noModel: "'submit --save' writes one."
        default: separatorAdvice(error)
        }
    }

    private static func separatorAdvice(_ error: any Error) -> String? {
        guard case .otherSeparator(let separator) = (error as? CSVError)?.code else { return nil }
        return "--separator \(FieldSeparator(separator).word) splits the rows."
    }

    /// The advice for a few texts among the numbers of the target, of which these differ.
    private static func missingTargetAdvice(_ texts: [String]) -> String {
        let canBeListed = texts.count < 4 && !texts.contains { $0.contains(",") || $0.contains("'") }
        let example = (["pandas1"] + (canBeListed ? texts : [])).joined(separator: ",")
        return "--missing-values \(canBeListed ? "'\(visible(example))' reads them" : "reads such values") as missing; "
            + "rows without a target are left out, unless the preset is book."
    }
}
