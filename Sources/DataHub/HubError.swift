@_exported import Errors
import Support

/// Why a file could not be fetched, cached or extracted.
///
/// No wrong file is left in the cache under its final name.
public struct HubError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// No registered file has this name.
        case unknownName
        /// A registry entry or a mirror's address cannot be used.
        case invalidEntry
        /// The file could not be fetched: no network, offline, an answer such as 404.
        case unavailable
        /// The fetched file has another SHA-1 than the registered one.
        case checksumMismatch
        /// The cache could not be read or written: no space, no permission.
        case inputOutput
        /// The file is not an archive that can be extracted, or lacks the requested folder.
        case badArchive
    }

    /// The kind of failure.
    public let code: Code
    /// The failure: the file, its addresses and the cause.
    public let reason: String
    /// What to try; nil if nothing helps for sure.
    public let advice: String?

    /// An error of kind `code`.
    public init(_ code: Code, _ reason: String, advice: String? = nil) {
        (self.code, self.reason, self.advice) = (code, reason, advice)
    }

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch code {
        case .unknownName, .invalidEntry: .usage
        case .unavailable: .unavailable
        case .checksumMismatch: .checksum
        case .inputOutput: .inputOutput
        case .badArchive: .badData
        }
    }
}

extension HubError {
    package func advising(_ more: String) -> HubError {
        HubError(code, reason, advice: [advice, more].compactMap(\.self).joined(separator: " "))
    }
}
