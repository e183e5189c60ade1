import ArgumentParser
import CommandSupport
import Files
import Logging
import Regression
import Tabular
import Text

/// `predict`: predictions of a model that was kept.
struct Predict<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "predict",
            abstract: "Predict the rows of a table with a model that '\(Host.name) submit --save' kept.",
            discussion: """
                The table needs the columns that the model was trained on; others are left aside. It is read and written in \
                pieces: its length takes no memory. A row may have up to 64 MiB.

                EXAMPLES
                  \(Host.name) submit \(Host.dataset == nil ? "--train my.csv --target price " : "")--save model\
                \(Host.dataset == nil ? "" : " --output submission.csv")
                  \(Host.name) predict --model model --input rows.csv --output predictions.csv
                  cat rows.csv | \(Host.name) predict --model model --input - > predictions.csv
                """)
    }

    @Option(help: ArgumentHelp("The folder of the model.", valueName: "folder"), completion: .directory)
    var model: String

    @Option(
        help: ArgumentHelp("The rows, CSV or CSV.gz; - for standard input.", valueName: "file"), completion: .file())
    var input: String

    @Option(help: FieldSeparator.help)
    var separator: FieldSeparator?

    @Option(
        help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"), completion: .file())
    var output: String?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @OptionGroup var messages: MessageOptions

    func validate() throws {
        try requireDistinct(outputs: [("--output", output)], inputs: [input, model])
    }

    func run() async throws {
        let file = output.map { OutputFile($0) }
        try file?.check(overwriting: force)
        let saved = try savedModel()
        let destination = try PredictionDestination(file)
        let warnings = try predict(saved, to: destination)
        try destination.finish(overwriting: force)
        for warning in warnings { logger.warning("\(warning)") }
    }

    private var logger: Logger { messages.logger("predict") }

    private func savedModel() throws -> SavedRegressor {
        do {
            return try SavedRegressor(contentsOf: fileURL(model))
        } catch let error as SystemError where error.isMissing {
            throw NoModelFolder(cause: error, program: Host.name)
        }
    }

    /// Predicts block after block; gives what is to be said of the rows.
    private func predict(_ saved: SavedRegressor, to destination: PredictionDestination) throws -> [String] {
        let syntax = CSVSyntax(separator: separator?.scalar ?? ",", hasHeader: saved.provenance.hasHeader)
        let source = try openTable(input, syntax: syntax)
        let regressor = saved.regressor, wanted = saved.provenance.identifier
        try checkColumns(of: source, regressor)
        let identifier = wanted.flatMap { [$0].without(source.columnNames).isEmpty ? $0 : nil }
        var (rows, heldUp, columns) = (0, 0, ColumnWarnings())
        try source.forEachTable(of: FittedRegressor.blockHeight, policy(of: saved, identifier, for: source.columnNames))
        { block in
            try Task.checkCancellation()
            let identifiers = try identifier.map { ($0, try block[$0]) }
            let part = try RowError.adding(rows) {
                try Submission(regressor, rows: block, identifier: identifiers, numberedFrom: rows + 1)
            }
            if !messages.quiet { columns.add(try regressor.warnings(for: block), behind: rows) }
            try destination.append(part.table, withHeader: rows == 0)
            rows += block.rowCount
            heldUp += part.heldUpCount
        }
        guard rows > 0 else { throw RegressionError.noTestRows }
        logger.debug("\(rows) rows are predicted")
        let lacked = identifier == nil ? wanted : nil
        let numbered = lacked.map { "no column \(quoted($0)): the rows are numbered" }
        return [numbered].compactMap(\.self) + columns.texts + [heldUpWarning(heldUp, of: rows)].compactMap(\.self)
    }

    private func checkColumns(of source: any TableSource, _ regressor: FittedRegressor) throws {
        let absent = regressor.columnNames.without(source.columnNames)
        guard !absent.isEmpty else { return }
        if let hint = FieldSeparator.hint(source) { throw ValidationError(hint) }
        throw RegressionError.missingColumns(absent)
    }

    /// How the rows are read: as those were that the model was trained on.
    private func policy(of saved: SavedRegressor, _ identifier: String?, for names: [String]) -> ReadingPolicy {
        var policy = saved.provenance.reading
        policy.textColumns = saved.regressor.textColumnNames
        policy.missingValuesByColumn = policy.missingValuesByColumn.filter { [$0.key].without(names).isEmpty }
        if let identifier { policy.readIdentifier(identifier) }
        return policy
    }
}

/// There is no model where it was said to be.
private struct NoModelFolder: ExitStatusConvertible, CustomStringConvertible {
    let cause: SystemError
    let program: String
    var description: String { cause.description }
    var exitStatus: ExitStatus { cause.exitStatus }
    var advice: String? { "--model names the folder that '\(program) submit --save' wrote." }
}
