import ArgumentParser
import CommandSupport
import Files
import Logging
import Regression
import Tabular
import Text

/// `housing inspect`: what the columns of a table hold, and what would be made of them.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what the columns of a table hold, and what the preset general makes of them.",
        discussion: """
            Mean, deviation (with n - 1) and quartiles are those of pandas. Columns that tell nothing of other rows are \
            left out of the features: constants, row numbers, text of which more than half comes only once.

            EXAMPLES
              housing inspect my.csv
              housing inspect my.csv.gz --format json > summary.json
            """)

    @Argument(help: ArgumentHelp("The table, CSV or CSV.gz.", valueName: "file"))
    var file: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns to read as text, such as codes that are numbers.", valueName: "columns"))
    var categorical: [String] = []

    @Option(help: FieldSeparator.help)
    var separator = FieldSeparator.comma

    @Option(help: "What is a missing value: pandas1, pandas2, or spellings with commas between them.")
    var missingValues = MissingValueSet.pandas1

    @OptionGroup(title: "Output options") var output: OutputOptions

    func run() throws {
        let options = CSVOptions(
            separator: separator.scalar, missingValues: missingValues.values, textColumns: Set(categorical))
        let table = try TableFile(file, options).table
        let summary = table.summary()
        let features = features(of: table)
        switch output.format {
        case .json: try Console.print(json: Inspection(summary: summary, features: features))
        case .text:
            let lines = [["column", "features"]] + features.map { [$0.column, $0.text] }
            let list = features.isEmpty ? [] : [""] + TextTable(lines, alignment: .left).lines
            try Console.print((["\(summary)"] + list).joined(separator: "\n"))
        }
    }

    /// What becomes of the columns; nothing, with a warning, where preprocessing stops at one of them.
    private func features(of table: DataFrame) -> [ColumnFeatures] {
        do {
            return try ColumnFeatures.list(table)
        } catch {
            output.logger("inspect").warning("no features can be made: \(error)")
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
