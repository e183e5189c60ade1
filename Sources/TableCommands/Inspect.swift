import ArgumentParser
import CommandSupport
import Files
import Logging
import Regression
import Tabular
import Text

/// `inspect`: what the columns of a table hold, and what would be made of them.
struct Inspect<Host: TableProgram>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect",
            abstract: "Tell what the columns of a table hold, and what the preset general makes of them.",
            discussion: """
                Mean, deviation (with n - 1) and quartiles are those of pandas. Columns that tell nothing of other rows are \
                left out of the features: constants, row numbers, text of which more than half comes only once.

                EXAMPLES
                  \(Host.name) inspect my.csv
                  \(Host.name) inspect my.csv.gz --format json > summary.json
                  \(Host.name) inspect my.csv --head 5 --columns area price
                """)
    }

    @Argument(
        help: ArgumentHelp("The table, CSV or CSV.gz; - for standard input.", valueName: "file"), completion: .file())
    var file: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Show so many rows, the first ones, in place of what the columns hold.", valueName: "rows"))
    var head: Int?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Tell of these columns only, in this order.", valueName: "columns"))
    var columns: [String] = []

    @OptionGroup(title: "Table options") var reading: ReadingOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func validate() throws {
        guard head ?? 1 >= 1 else { throw ValidationError("--head must be 1 or more.") }
    }

    func run() throws {
        var (syntax, policy) = (CSVSyntax(), ReadingPolicy())
        reading.apply(to: &syntax, &policy)
        let source = try openTable(file, syntax: syntax), whole = try source.table(policy)
        try Task.checkCancellation()
        if let hint = FieldSeparator.hint(source) { logger.warning("\(hint)") }
        let table = try columns.isEmpty ? whole : whole.selecting(columns)
        if let head { try show(table, firstRows: head) } else { try summarize(table) }
    }

    private var logger: Logger { output.messages.logger("inspect") }

    private func show(_ table: DataFrame, firstRows count: Int) throws {
        switch output.format {
        case .json: try Console.print(json: FirstRows(table, count))
        case .text: try Console.print(table.description(firstRows: count))
        }
    }

    private func summarize(_ table: DataFrame) throws {
        let summary = table.summary(), features = features(of: table)
        try Task.checkCancellation()
        switch output.format {
        case .json: try Console.print(json: Inspection(summary: summary, features: features))
        case .text:
            let lines = [["column", "features"]] + features.map { [$0.column.shownInOneLine, $0.text] }
            let list = features.isEmpty ? [] : [""] + TextTable(lines, alignment: .left).lines
            try Console.print((["\(summary)"] + list).joined(separator: "\n"))
        }
    }

    /// What becomes of the columns; nothing, with a warning, where preprocessing stops at one of them.
    private func features(of table: DataFrame) -> [ColumnFeatures] {
        do {
            return try ColumnFeatures.list(table)
        } catch {
            logger.warning("no features can be made: \(error)")
            return []
        }
    }
}

/// The summary with what becomes of the columns.
private struct Inspection: Encodable {
    let summary: DataFrameSummary
    let features: [ColumnFeatures]

    private enum CodingKeys: CodingKey { case features }

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(features, forKey: .features)
    }
}

/// The first rows of a table, their values in the order of the columns.
private struct FirstRows: Encodable {
    let columns: [String]
    let rows: [[Cell?]]

    init(_ table: DataFrame, _ count: Int) {
        columns = table.columnNames
        rows = (0..<min(count, table.rowCount)).map { row in table.columns.map { $0[row].map(Cell.init) } }
    }

    /// A value as JSON has it; of the numbers, it has no infinite ones: they are text.
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
