import Support

/// Why bytes could not be compressed or decompressed.
public struct GzipError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The bytes do not begin as gzip does, or something else follows the last member.
        case notGzip
        /// The bytes end in the middle of a member.
        case truncated
        /// A member's content, checksum or length is wrong.
        case corrupted
        /// The content is larger than the caller allowed.
        case tooLarge
        /// zlib could not be set up: no memory, or another version of the library.
        case unavailable
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, where, and what to try.
    public let reason: String

    /// The category, which decides the exit status.
    public var category: ErrorCategory { code == .unavailable ? .unavailable : .badData }
}

extension GzipError {
    /// The error for content of more than `limit` bytes.
    package static func tooLarge(_ limit: Int) -> GzipError {
        GzipError(
            code: .tooLarge, reason: "the gzip data hold more than \(limit) bytes: allow more if you trust the file")
    }
}
