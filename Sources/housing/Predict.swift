import ArgumentParser
import Arrays
import CommandSupport
import Files
import Logging
import Regression
import Tabular

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `housing predict`: predictions of a model that was kept.
struct Predict: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Predict the rows of a table with a model that 'housing submit --save' kept.",
        discussion: """
            The table needs the columns that the model was trained on; others are left aside. It is read and written in \
            pieces: its length takes no memory. A row may have up to 64 MiB.

            EXAMPLES
              housing submit --save model --output submission.csv
              housing predict --model model --input rows.csv --output predictions.csv
              cat rows.csv | housing predict --model model --input - > predictions.csv
            """)

    @Option(help: ArgumentHelp("The folder of the model.", valueName: "folder"), completion: .directory)
    var model: String

    @Option(
        help: ArgumentHelp("The rows, CSV or CSV.gz; - for standard input.", valueName: "file"), completion: .file())
    var input: String

    @Option(help: FieldSeparator.help)
    var separator = FieldSeparator.comma

    @Option(
        help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"), completion: .file())
    var output: String?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
    var quiet = false

    func validate() throws {
        try requireDistinct(outputs: [("--output", output)], inputs: [input, model])
    }

    func run() async throws {
        let file = output.map { OutputFile($0) }
        try file?.check(overwriting: force)
        let saved = try SavedRegressor(contentsOf: fileURL(model))
        let destination = try PredictionDestination(file)
        let warnings = try predict(saved, to: destination)
        try destination.finish(overwriting: force)
        if !quiet { for warning in warnings { Console.error(warning, label: "Warning") } }
    }

    /// Predicts block after block; gives what is to be said of the rows.
    private func predict(_ saved: SavedRegressor, to destination: PredictionDestination) throws -> [String] {
        var chunks = try openChunks()
        chunks.options.separator = separator.scalar
        let names = try chunks.columnNames(), regressor = saved.regressor
        let absent = regressor.columnNames.without(names)
        guard absent.isEmpty else { throw RegressionError.missingColumns(absent) }
        let wanted = saved.provenance.identifier, identifier = wanted.flatMap { [$0].without(names).isEmpty ? $0 : nil }
        chunks.options = CSVOptions(
            separator: separator.scalar, missingValues: MissingValues(saved.provenance.missingValues),
            missingValuesByColumn: Dictionary(
                uniqueKeysWithValues: (identifier.map { [$0] } ?? []).map { ($0, .ofIdentifiers) }),
            textColumns: regressor.textColumnNames + (identifier.map { [$0] } ?? []))
        var (rows, heldUp, columns) = (0, 0, ColumnWarnings())
        while let block = try chunks.next() {
            try Task.checkCancellation()
            let identifiers = try identifier.map { ($0, try block[$0]) }
            let part = try RowError.adding(rows) {
                try Submission(regressor, rows: block, identifier: identifiers, numberedFrom: rows + 1)
            }
            if !quiet { columns.add(try regressor.warnings(for: block), behind: rows) }
            try destination.append(part.table, withHeader: rows == 0)
            rows += block.rowCount
            heldUp += part.heldUpCount
        }
        guard rows > 0 else { throw RegressionError.noTestRows }
        let numbered = wanted != nil && identifier == nil ? ["no column '\(wanted ?? "")': the rows are numbered"] : []
        return numbered + columns.texts + [heldUpWarning(heldUp, of: rows)].compactMap(\.self)
    }

    /// The rows of the input, as many at a time as go through a model.
    private func openChunks() throws -> CSVChunks {
        let file = InputFile(input)
        let stream = TextStream(try FileStream(file.open()))
        return CSVChunks(rowCount: FittedRegressor.blockHeight, name: file.name) { try stream.next() }
    }
}

/// What is to be said of the columns of rows that come in blocks.
private struct ColumnWarnings {
    private var found: [(warning: PreprocessingWarning, rowsBefore: Int, more: Int)] = []

    /// Adds what is to be said of a block behind so many rows.
    mutating func add(_ warnings: [PreprocessingWarning], behind rows: Int) {
        for warning in warnings {
            if let place = found.firstIndex(where: {
                $0.warning.column == warning.column && $0.warning.code == warning.code
            }) {
                found[place].more += warning.rowCount
            } else {
                found.append((warning, rows, 0))
            }
        }
    }

    var texts: [String] {
        found.map { warning, rowsBefore, more in
            "\(place(behind: rowsBefore))\(warning)" + (more > 0 ? "; further on in \(more) more" : "")
        }
    }
}

/// How the rows of a block behind others are counted.
private func place(behind rows: Int) -> String { rows == 0 ? "" : "counted behind row \(rows): " }

/// What is wrong with a row of a block behind others.
private struct RowError: ExitStatusConvertible, CustomStringConvertible {
    let error: DataFrameError
    let rowsBefore: Int

    var exitStatus: ExitStatus { error.exitStatus }
    var description: String { "\(place(behind: rowsBefore))\(error)" }

    static func adding<Result>(_ rows: Int, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DataFrameError {
            throw RowError(error: error, rowsBefore: rows)
        }
    }
}

/// Where predictions go: a file, whole or not at all, or standard output.
private final class PredictionDestination {
    private let file: AtomicFile?

    init(_ output: OutputFile?) throws { file = try output.map { try AtomicFile(for: $0.url) } }

    func append(_ table: DataFrame, withHeader: Bool) throws {
        let text = table.csv(withHeader: withHeader)
        if let file {
            try file.append(Array(text.utf8))
        } else {
            try Console.print(String(text.dropLast()))
        }
    }

    func finish(overwriting: Bool) throws { try file?.install(replacing: overwriting) }
}
