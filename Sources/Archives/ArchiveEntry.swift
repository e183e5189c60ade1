/// A file, folder or link in an archive, as the archive describes it.
public struct ArchiveEntry: Hashable, Sendable {
    /// The kinds of entries.
    public enum Kind: Hashable, Sendable {
        /// A regular file.
        case file
        /// A folder.
        case directory
        /// A symbolic link to `target`.
        case symbolicLink(target: String)
        /// A hard link to the entry `target`.
        case hardLink(target: String)
        /// A device, fifo or socket; never extracted.
        case special
    }

    /// The name in the archive; invalid UTF-8 is shown as U+FFFD.
    public let path: String
    /// The kind of entry.
    public let kind: Kind
    /// The declared size in bytes.
    public let size: Int
}

/// An entry from libarchive, names as bytes.
struct RawEntry {
    enum Kind: Equatable {
        case file, directory, special
        case symbolicLink([UInt8]), hardLink([UInt8])
    }

    var name: [UInt8]
    let kind: Kind
    let size: Int64
    /// The size of the data in bytes: without the holes of a sparse file.
    let dataSize: Int64
    let mode: UInt32
    let isEncrypted: Bool

    var entry: ArchiveEntry {
        ArchiveEntry(path: String(decoding: name, as: UTF8.self), kind: publicKind, size: Int(clamping: size))
    }

    private var publicKind: ArchiveEntry.Kind {
        switch kind {
        case .file: .file
        case .directory: .directory
        case .special: .special
        case .symbolicLink(let target): .symbolicLink(target: String(decoding: target, as: UTF8.self))
        case .hardLink(let target): .hardLink(target: String(decoding: target, as: UTF8.self))
        }
    }
}
