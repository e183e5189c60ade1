import ArgumentParser
import Tabular

struct ReadingOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns to read as text, such as numeric codes.", valueName: "columns"))
    var categorical: [ColumnNames] = []

    @Option(help: FieldSeparator.help)
    var separator: FieldSeparator?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Spellings of missing values, or pandas1 or pandas2, whose lists differ by None: pandas1,?,unknown. \
            (default: pandas1)
            """, valueName: "list"))
    var missingValues: MissingValues?

    func apply(to syntax: inout CSVSyntax, _ policy: inout ReadingPolicy) {
        syntax.separator = separator?.scalar ?? syntax.separator
        policy.missingValues = missingValues ?? policy.missingValues
        policy.textColumns = categorical.names ?? policy.textColumns
    }
}

extension MissingValues: ExpressibleByArgument {
    /// Reads names of sets and spellings, with commas between them.
    public init?(argument: String) { self.init(parsing: argument) }

    /// The names and spellings.
    public var defaultValueDescription: String { name }
}
