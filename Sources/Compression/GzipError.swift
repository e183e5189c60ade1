/// Why bytes could not be compressed or decompressed.
public struct GzipError: Error, Hashable, Sendable {
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

    /// What kind of failure it was.
    public let code: Code
    /// What happened, where, and what to try.
    public let message: String
}

extension GzipError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}

extension GzipError {
    /// The error of data that hold more than `limit` bytes.
    package static func tooLarge(_ limit: Int) -> GzipError {
        GzipError(
            code: .tooLarge, message: "the gzip data hold more than \(limit) bytes: allow more if you trust the file")
    }
}
