/// Why a file could not be had.
///
/// Whatever the reason, no wrong file is left in the cache under its final name.
public struct HubError: Error, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// No registered file has this name.
        case unknownName
        /// A registry entry or a mirror's address cannot be used.
        case invalidEntry
        /// The file could not be fetched: no network, offline, an answer such as 404.
        case unavailable
        /// What was fetched is not the registered file.
        case checksumMismatch
        /// The cache could not be read or written: no space, no permission.
        case inputOutput
        /// The file is no archive that can be extracted, or lacks the folder asked for.
        case badArchive
    }

    /// What kind of failure it was.
    public let code: Code
    /// What happened: the file, where it was looked for, the cause.
    public let message: String
    /// What to try, if something can be said.
    public let suggestion: String?

    /// An error of kind `code`.
    public init(_ code: Code, _ message: String, suggestion: String? = nil) {
        (self.code, self.message, self.suggestion) = (code, message, suggestion)
    }
}

extension HubError {
    /// The error with another thing to try.
    package func suggesting(_ more: String) -> HubError {
        HubError(code, message, suggestion: [suggestion, more].compactMap(\.self).joined(separator: " "))
    }
}

extension HubError: CustomStringConvertible {
    /// The message and the suggestion.
    public var description: String {
        suggestion.map { "\(message). \($0)" } ?? message
    }
}
