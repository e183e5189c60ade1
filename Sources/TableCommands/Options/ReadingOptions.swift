import ArgumentParser
import Tabular

struct ReadingOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns to read as text, such as numeric codes.", valueName: "columns"))
    var categorical: [ColumnNames] = []

    @OptionGroup var separation: SeparatorOption

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Spellings of missing values, or the sets pandas1 or pandas2, which adds None. Example: pandas1,?,unknown. \
            (default: pandas1)
            """, valueName: "list"))
    var missingValues: MissingValues?

    @OptionGroup var text: TextOptions

    func apply(to syntax: inout CSVSyntax, _ policy: inout ReadingPolicy) {
        separation.separator?.apply(to: &syntax)
        text.apply(to: &syntax)
        policy.missingValues = missingValues ?? policy.missingValues
        policy.textColumns = categorical.names ?? policy.textColumns
    }
}

struct SeparatorOption: ParsableArguments {
    @Option(help: FieldSeparator.help)
    var separator: FieldSeparator?
}

extension MissingValues: ExpressibleByArgument {
    /// Reads names of sets and spellings, with commas between them.
    public init?(argument: String) { self.init(parsing: argument) }

    /// The names and spellings.
    public var defaultValueDescription: String { name }
}

/// The text of a table: its encoding, and the lines that are no rows.
struct TextOptions: ParsableArguments {
    enum BadRows: String, ExpressibleByArgument, CaseIterable {
        case error, skip
    }

    @Option(help: ArgumentHelp("Encoding of the tables. (default: auto, UTF-8 or marked UTF-16)", valueName: "name"))
    var encoding: CSVSyntax.Encoding?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of lines to skip before the header. (default: 0)", valueName: "count"))
    var skipRows: Int?

    @Flag(help: "Take the first line as a row; the columns are called 0, 1, 2...")
    var noHeader = false

    @Option(help: ArgumentHelp("Character that begins lines to skip.", valueName: "character"))
    var comment: FieldSeparator?

    @Option(
        help: ArgumentHelp(
            """
            Rows with more or fewer fields than the header: stop with an error, or skip them. (default: error)
            """, valueName: "action"))
    var badRows: BadRows?

    func validate() throws {
        guard skipRows ?? 0 >= 0 else { throw ValidationError("--skip-rows must be 0 or more.") }
    }

    func apply(to syntax: inout CSVSyntax) {
        syntax.encoding = encoding ?? syntax.encoding
        syntax.skippedLines = skipRows ?? syntax.skippedLines
        if noHeader { syntax.hasHeader = false }
        syntax.comment = comment?.scalar ?? syntax.comment
        syntax.skipsBadRows = badRows.map { $0 == .skip } ?? syntax.skipsBadRows
    }
}

extension CSVSyntax.Encoding: ExpressibleByArgument {}
