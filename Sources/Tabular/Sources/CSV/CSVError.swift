@_exported import Errors
import Support

/// Why a CSV file could not be read or written.
///
/// ```
/// prices.csv, line 7, column 12: text follows a closing quote: double a quote that belongs to the text
/// ```
public struct CSVError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// There is no such file.
        case notFound
        /// The file exists but cannot be read: a folder, no permission, a stream whose rows have been read.
        case inaccessible
        /// The gzip data are damaged.
        case unreadable
        /// There is no header: the text is empty or has only line ends.
        case empty
        /// The bytes are not UTF-8.
        case encoding
        /// The text has a NUL byte.
        case nulByte
        /// A row has fewer or more fields than the header.
        case fieldCount
        /// Two columns have the same name.
        case duplicateName
        /// A quote is never closed.
        case unterminatedQuote
        /// Something other than a separator or a line end follows a closing quote.
        case textAfterQuote
        /// A character that separates fields in other files follows a closing quote.
        case otherSeparator(Unicode.Scalar)
        /// An unquoted field has a line end of another kind than the file's.
        case strayLineEnd
        /// A row of 1 GiB or more; of 64 MiB or more in `TableSource.forEachTable` and in the header of a stream.
        case tooLong
        /// An option names a column that the file does not have.
        case unknownColumn
        /// The output file exists already.
        case exists
        /// The output file, or a temporary file for a stream, cannot be written.
        case unwritable
    }

    /// The kind of failure.
    public let code: Code
    /// The file, or the given name of the text.
    public let file: String
    /// The line, from 1; nil where the failure has no place in the text. For an open quote, the line where it begins.
    public let line: Int?
    /// The character of that line, from 1.
    public let column: Int?
    /// What is wrong, and what to do.
    public let reason: String

    init(_ code: Code, file: String, line: Int? = nil, column: Int? = nil, _ reason: String) {
        (self.code, self.file, self.line, self.column, self.reason) = (code, file, line, column, reason)
    }

    /// The file, the line and the column, as compilers write them.
    public var place: String? {
        [file, line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self).joined(separator: ", ")
    }

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch code {
        case .notFound: .missingInput
        case .exists: .outputExists
        case .unwritable, .inaccessible: .inputOutput
        case .unknownColumn: .usage
        default: .badData
        }
    }
}
