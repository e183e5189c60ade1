import ArgumentParser
import Tabular

/// How a table is read, as flags.
struct ReadingOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns to read as text, such as codes that are numbers.", valueName: "columns"))
    var categorical: [String] = []

    @Option(help: FieldSeparator.help)
    var separator: FieldSeparator?

    @Option(
        parsing: .unconditional,
        help: """
            What is a missing value, beside the empty field: pandas1 (None is a category, 331 features of the house \
            prices), pandas2 (None is missing, 330), one's own spellings, or a set and spellings: pandas1,?,unknown. \
            (default: pandas1)
            """)
    var missingValues: MissingValues?

    /// Changes what is given.
    func apply(to syntax: inout CSVSyntax, _ policy: inout ReadingPolicy) {
        syntax.separator = separator?.scalar ?? syntax.separator
        policy.missingValues = missingValues ?? policy.missingValues
        if !categorical.isEmpty { policy.textColumns = categorical }
    }
}

extension MissingValues: ExpressibleByArgument {
    /// Reads names of sets and spellings, with commas between them.
    public init?(argument: String) { self.init(parsing: argument) }

    /// The names and spellings.
    public var defaultValueDescription: String { name }
}
