/// How a CSV file is to be understood.
///
/// ```swift
/// CSVOptions(separator: ";", missingValues: .pandas2, missingValuesByColumn: ["price": ["-", "unknown"]])
/// ```
///
/// Names of columns are compared byte for byte: an `é` of one character is none of two.
public struct CSVOptions: Hashable, Sendable {
    /// What separates fields: any ASCII character but a quote, a line end and NUL. A comma by default.
    public var separator: Unicode.Scalar
    /// Whether the first row holds the names of the columns; without it they are called 0, 1, 2... True by default.
    public var hasHeader: Bool
    /// The spellings of missing values; `.pandas1` by default.
    public var missingValues: MissingValues
    /// The spellings of missing values in single columns, instead of `missingValues`.
    public var missingValuesByColumn: [String: MissingValues]
    /// Whether `"NA"` in quotes is missing like `NA`, as pandas has it. True by default.
    public var quotedMayBeMissing: Bool

    /// Columns that are text whatever they look like, such as identifiers whose leading zeros matter. None by default.
    public var textColumns: [String]

    /// Whether fields can be separated by a character: any of ASCII but a quote, a line end and NUL.
    public static func canSeparate(_ character: Unicode.Scalar) -> Bool {
        character.isASCII && !["\"", "\n", "\r", "\0"].contains(character)
    }

    /// Makes options; those that are not given have their defaults.
    public init(
        separator: Unicode.Scalar = ",", hasHeader: Bool = true, missingValues: MissingValues = .pandas1,
        missingValuesByColumn: [String: MissingValues] = [:], quotedMayBeMissing: Bool = true,
        textColumns: [String] = []
    ) {
        precondition(Self.canSeparate(separator), "\(separator) cannot separate fields")
        self.separator = separator
        self.hasHeader = hasHeader
        self.missingValues = missingValues
        self.missingValuesByColumn = missingValuesByColumn
        self.quotedMayBeMissing = quotedMayBeMissing
        self.textColumns = textColumns
    }
}
