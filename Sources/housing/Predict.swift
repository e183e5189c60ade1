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
            pieces: its length takes no memory.

            EXAMPLES
              housing submit --save model --output submission.csv
              housing predict --model model --input rows.csv --output predictions.csv
              cat rows.csv | housing predict --model model --input - > predictions.csv
            """)

    @Option(help: ArgumentHelp("The folder of the model.", valueName: "folder"))
    var model: String

    @Option(help: ArgumentHelp("The rows, CSV or CSV.gz; - for standard input.", valueName: "file"))
    var input: String

    @Option(help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"))
    var output: String?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
    var quiet = false

    func run() async throws {
        let file = output.map(OutputFile.init)
        try file?.check(overwriting: force)
        let saved = try SavedRegressor(contentsOf: URL(filePath: model))
        let destination = try PredictionDestination(file)
        let heldUp = try predict(saved, to: destination)
        try destination.finish(overwriting: force)
        if heldUp > 0, !quiet { Console.error("predictions below 1, held up to it: \(heldUp)", label: "Warning") }
    }

    /// Predicts block after block; gives the number of predictions that were held up.
    private func predict(_ saved: SavedRegressor, to destination: PredictionDestination) throws -> Int {
        var chunks = try openChunks()
        let names = try chunks.columnNames(), regressor = saved.regressor
        let absent = regressor.columnNames.filter { !names.contains($0) }
        guard absent.isEmpty else { throw RegressionError.missingColumns(absent) }
        let identifier = saved.provenance.identifier.flatMap { names.contains($0) ? $0 : nil }
        chunks.options = CSVOptions(
            missingValues: MissingValues(saved.provenance.missingValues),
            textColumns: regressor.textColumnNames.union(identifier.map { [$0] } ?? []))
        var (rows, heldUp) = (0, 0)
        while let block = try chunks.next() {
            try Task.checkCancellation()
            let identifiers = try identifier.map { ($0, try block[$0]) }
            let part = try Submission(regressor, rows: block, identifier: identifiers, numberedFrom: rows + 1)
            try destination.append(part.table, withHeader: rows == 0)
            rows += block.rowCount
            heldUp += part.heldUpCount
        }
        guard rows > 0 else { throw RegressionError.noTestRows }
        return heldUp
    }

    /// The rows of the input, as many at a time as go through a model.
    private func openChunks() throws -> CSVChunks {
        let path = input == "-" ? "/dev/stdin" : input
        let name = input == "-" ? "standard input" : URL(filePath: input).lastPathComponent
        let stream = TextStream(try FileStream(FileDescriptor.reading(path)))
        return CSVChunks(rowCount: FittedRegressor.blockHeight, name: name) { try stream.next() }
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
