import Text

/// Why an archive could not be listed or extracted.
///
/// Whatever the reason, nothing has been left under the destination's name.
public struct ArchiveError: Error, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The file does not exist, or is no regular file.
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

    /// What kind of failure it was.
    public let code: Code
    /// The archive's path.
    public let archive: String
    /// The entry it was about, if it was about one; bytes that are no text are shown as U+FFFD.
    public let entry: String?
    /// What happened and what to try.
    public let message: String
}

extension ArchiveError: CustomStringConvertible {
    /// The archive, the entry and the message in one line.
    public var description: String {
        let place = entry.map { "\(archive), entry \(quoted($0))" } ?? archive
        return "\(place): \(message)"
    }
}

/// A fault found where the archive's path is not known; `Archive` adds it.
struct Fault: Error {
    let code: ArchiveError.Code
    let message: String
    var entry: [UInt8]?

    init(_ code: ArchiveError.Code, _ message: String, entry: [UInt8]? = nil) {
        (self.code, self.message, self.entry) = (code, message, entry)
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
            code: code, archive: archive, entry: entry.map { String(decoding: $0, as: UTF8.self) }, message: message)
    }
}
