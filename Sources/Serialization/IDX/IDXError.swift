import Support

/// Why an IDX file, or a pair of images and labels, could not be read.
///
/// ```
/// labels-idx1-ubyte, byte 8: label 10 of image 0 is outside of 0...9: ...
/// ```
public struct IDXError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// There is no such file.
        case notFound
        /// The file exists but cannot be read: a folder, no permission.
        case inaccessible
        /// The gzip data are damaged.
        case unreadable
        /// The file does not begin as IDX files do.
        case unrecognized
        /// The code of the scalar type is unknown.
        case unknownType
        /// The header has no dimensions.
        case noDimensions
        /// The array exceeds the caller's limit or the machine's integers.
        case tooLarge
        /// The content ends before the header or the array does.
        case truncated
        /// Something follows the array.
        case trailingBytes
        /// The scalars or dimensions are not those of images or labels.
        case wrongKind
        /// There are more images than labels, or fewer.
        case countMismatch
        /// A label is outside the range of the classes.
        case labelOutOfRange
    }

    /// The kind of failure.
    public let code: Code
    /// The path of the file.
    public let file: String
    /// The byte offset in the content, decompressed if the file is compressed; nil where the failure has no place.
    public let offset: Int?
    /// What is wrong, and what to do.
    public let reason: String

    package init(_ code: Code, file: String, offset: Int? = nil, _ reason: String) {
        (self.code, self.file, self.offset, self.reason) = (code, file, offset, reason)
    }

    /// The file and the offset.
    public var place: String? { [file, offset.map { "byte \($0)" }].compactMap(\.self).joined(separator: ", ") }

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch code {
        case .notFound: .missingInput
        case .inaccessible: .inputOutput
        default: .badData
        }
    }
}
