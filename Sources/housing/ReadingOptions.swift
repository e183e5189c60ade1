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

    /// The same for the reader.
    var csvOptions: CSVOptions {
        CSVOptions(
            separator: separator.scalar, missingValues: missingValues.values, textColumns: categorical)
    }
}

extension CSVOptions {
    /// Reads a column of identifiers as it is spelled, with nothing missing but empty fields: `NA` may be somebody's name.
    mutating func readIdentifier(_ name: String) {
        missingValuesByColumn[name] = MissingValues(name: "identifiers", [""])
        textColumns.append(name)
    }
}
