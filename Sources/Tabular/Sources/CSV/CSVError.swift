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
        /// The file is there and cannot be read: a folder, no permission, a stream whose rows have been read.
        case inaccessible
        /// The gzip data are damaged.
        case unreadable
        /// There is no header: nothing but line ends, or nothing at all.
        case empty
        /// The bytes are not UTF-8.
        case encoding
        /// A byte 0 is in the text.
        case nulByte
        /// A row has fewer or more fields than the header.
        case fieldCount
        /// Two columns have the same name.
        case duplicateName
        /// A quote is never closed.
        case unterminatedQuote
        /// Something other than a separator or a line end follows a closing quote.
        case textAfterQuote
        /// A line end of another kind than the file's is inside a field without quotes.
        case strayLineEnd
        /// A single row has a gigabyte or more; 64 MiB in `TableSource.forEachTable`, and for the header of a stream.
        case tooLong
        /// An option names a column that the file does not have.
        case unknownColumn
        /// The output file is there already.
        case exists
        /// The output file, or a temporary file for a stream, cannot be written.
        case unwritable
    }

    /// What kind of failure it was.
    public let code: Code
    /// The file, or what stands for it.
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

    /// The category, from which the exit status follows.
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
