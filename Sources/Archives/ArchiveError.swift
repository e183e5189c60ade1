import Support

/// Why an archive could not be listed or extracted.
///
/// Nothing is left under the destination's name.
public struct ArchiveError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The file does not exist, or is not a regular file.
        case missing
        /// The file is neither a zip nor a tar archive.
        case unrecognized
        /// The archive is cut short, fails a checksum, or contradicts itself.
        case damaged
        /// The archive needs a password.
        case encrypted
        /// An entry would leave the destination, or is of a kind that no data archive holds.
        case unsafe
        /// Two entries claim the same name.
        case duplicate
        /// A limit of `ArchiveLimits` was reached.
        case tooLarge
        /// The destination exists already.
        case destinationExists
        /// The system refused to read or write: no space, no permission.
        case inputOutput
    }

    /// The kind of failure.
    public let code: Code
    /// The archive's path.
    public let archive: String
    /// The entry concerned, if any; invalid UTF-8 is shown as U+FFFD.
    public let entry: String?
    /// What happened and what to try.
    public let reason: String

    /// The archive and the entry.
    public var place: String? { entry.map { "\(archive), entry \(quoted($0))" } ?? archive }

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch code {
        case .missing: .missingInput
        case .destinationExists: .outputExists
        case .inputOutput: .inputOutput
        case .unrecognized, .damaged, .encrypted, .unsafe, .duplicate, .tooLarge: .badData
        }
    }
}

/// An error without the path of the archive, which `Archive` adds.
struct Fault: Error {
    let code: ArchiveError.Code
    let reason: String
    var entry: [UInt8]?

    init(_ code: ArchiveError.Code, _ reason: String, entry: [UInt8]? = nil) {
        (self.code, self.reason, self.entry) = (code, reason, entry)
    }

    static func encrypted(_ entry: [UInt8]) -> Fault {
        Fault(.encrypted, "the entry is encrypted; only archives without a password are read", entry: entry)
    }

    static func tooManyEntries(_ limits: ArchiveLimits) -> Fault {
        Fault(
            .tooLarge,
            "more than \(limits.maximumEntries) entries and folders; raise maximumEntries if you trust the archive")
    }

    func error(in archive: String) -> ArchiveError {
        ArchiveError(
            code: code, archive: archive, entry: entry.map { String(decoding: $0, as: UTF8.self) }, reason: reason)
    }
}
