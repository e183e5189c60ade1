import ArgumentParser
import CommandSupport
import Logging
import Regression
import Support
import Tabular

/// `inspect`: the columns of a table and their features.
struct Inspect<Host: TableProgram>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect",
            abstract: "Summarize the columns of a table and the features that --preset general makes.",
            discussion: """
                Mean, standard deviation (with n - 1) and quartiles are those of pandas. Useless columns give no \
                features: constants, row numbers, text of which more than half of the values occur once.

                EXAMPLES
                  \(Host.name) inspect my.csv
                  \(Host.name) inspect my.csv.gz --format json > summary.json
                  \(Host.name) inspect my.csv --head 5 --columns area price
                """)
    }

    @Argument(
        help: ArgumentHelp("Table, CSV, CSV.gz or zip; - for standard input.", valueName: "file"), completion: .file())
    var file: String

    @OptionGroup(title: commonOptions) var shown: InspectionOptions
    @OptionGroup(title: "Table options") var reading: ReadingOptions
    @OptionGroup(title: "Table options") var recognition: RecognitionOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func run() throws {
        var (syntax, policy) = (CSVSyntax.ofUserFiles, ReadingPolicy())
        reading.apply(to: &syntax, &policy)
        let source = try openTable(file, syntax: syntax)
        let whole = try source.table(policy, recognizing: choice, at: file, syntax)
        try Task.checkCancellation()
        if let error = RegressionError.unsplitLines(of: source, syntax) {
            logger.warning("\(FieldSeparator.advising(error))")
        }
        let ownNotes = [headerNote(source.columnNames, syntax), whole.totalRowNote].compactMap(\.self)
        for note in source.notes + ownNotes + whole.missingCodeNotes { logger.warning("\(note)") }
        let table = try shown.columns.names.map { try whole.selecting($0) } ?? whole
        guard let head = shown.head else { return try summarize(table, policy) }
        try output.format.print(json: FirstRows(table, head), text: table.description(firstRows: head))
    }

    private var choice: RecognitionChoice {
        var choice: RecognitionChoice?
        recognition.apply(to: &choice, insteadOf: RecognitionChoice())
        return choice ?? RecognitionChoice()
    }

    private var logger: Logger { output.messages.logger("inspect") }

    private func summarize(_ read: DataFrame, _ policy: ReadingPolicy) throws {
        let (table, findings) = try TableRecognition(of: read, choice, keeping: policy.textColumns)(read)
        let summary = table.summary(), features = features(of: table)
        try Task.checkCancellation()
        let lines = [["column", "features"]] + features.map { [$0.column.shownInOneLine, $0.text] }
        let list = features.isEmpty ? [] : [""] + TextTable(lines, alignment: .left).lines
        let found = findings.isEmpty ? [] : [""] + findings.map(\.descriptionWithFlag)
        try output.format.print(
            json: Inspection(summary: summary, features: features, recognized: findings),
            text: (["\(summary)"] + list + found).joined(separator: "\n"))
    }

    /// The features of the columns; none, with a warning, if preprocessing fails.
    private func features(of table: DataFrame) -> [ColumnFeatures] {
        do {
            return try ColumnFeatures.list(table)
        } catch {
            logger.warning("no features can be made: \(error)")
            return []
        }
    }
}

/// The rows and columns to show.
struct InspectionOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of first rows to show instead of the summary.", valueName: "count"))
    var head: Int?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns to show, in this order.", valueName: "columns"))
    var columns: [ColumnNames] = []

    func validate() throws {
        guard head ?? 1 >= 1 else { throw ValidationError("--head must be 1 or more.") }
    }
}

private struct Inspection: Encodable {
    let summary: DataFrameSummary
    let features: [ColumnFeatures]
    let recognized: [RecognitionFinding]

    private enum CodingKeys: CodingKey { case features, recognized }

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(features, forKey: .features)
        try container.encode(recognized, forKey: .recognized)
    }
}

/// The first rows of a table, values in the order of the columns.
private struct FirstRows: Encodable {
    let columns: [String]
    let rows: [[Cell?]]

    init(_ table: DataFrame, _ count: Int) {
        columns = table.columnNames
        rows = (0..<min(count, table.rowCount)).map { row in table.columns.map { $0[row].map(Cell.init) } }
    }

    /// A value for JSON, which has no infinite numbers: they are text.
    struct Cell: Encodable {
        let value: Column.Value

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .integer(let value): try container.encode(value)
            case .real(let value) where value.isFinite: try container.encode(value)
            case .boolean(let value): try container.encode(value)
            default: try container.encode(value.description)
            }
        }
    }
}
