import ArgumentParser
import Tabular

/// How a table is read, as flags.
struct ReadingOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns to read as text, such as codes that are numbers.", valueName: "columns"))
    var categorical: [String] = []

    @Option(help: FieldSeparator.help)
    var separator = FieldSeparator.comma

    @Option(
        parsing: .unconditional,
        help: """
            What is a missing value, beside the empty field: pandas1 (None is a category, 331 features of the house \
            prices), pandas2 (None is missing, 330), one's own spellings, or a set and spellings: pandas1,?,unknown.
            """)
    var missingValues = MissingValueSet.pandas1

    /// The syntax of the table.
    var syntax: CSVSyntax { CSVSyntax(separator: separator.scalar) }

    /// How fields become values.
    var policy: ReadingPolicy { ReadingPolicy(missingValues: missingValues.values, textColumns: categorical) }
}
