import Compression
import Support

/// An archive being read, within its limits.
struct OpenedArchive {
    /// Nil for a zip without entries, which libarchive does not recognize.
    let reader: ArchiveReader?
    var tally: Tally
    /// Whether a later file replaces an earlier one of its name: in a tar, which is updated by appending.
    let isAppendable: Bool

    init(path: String, limits: ArchiveLimits) throws {
        let file = try Self.open(path)
        guard let size = try file.regularFileSize() else { throw Fault(.missing, "not a regular file") }
        guard size > 0 else { throw Fault(.unrecognized, "the file is empty (0 bytes): fetch it again") }
        tally = Tally(limits: limits, archiveBytes: size)
        let start = try file.bytes(at: 0, count: 256)
        if looksLikeWebPage(start) { throw Fault(.unrecognized, "not an archive but a web page: fetch it again") }
        let packing = Packing(firstBytes: start)
        isAppendable = packing != .zip
        if packing == .zip {
            let directory = try ZipDirectory(file: file, size: size, limits: limits)
            let section = FileSection(file, count: directory.end)
            reader = directory.entries.isEmpty ? nil : try ArchiveReader(zip: section, directory: directory)
        } else {
            let stream = try Self.stream(path, size: size, packing: packing)
            reader = try ArchiveReader(tar: LimitedStream(stream, tally: tally))
        }
    }

    private static func open(_ path: String) throws -> FileDescriptor {
        do {
            return try FileDescriptor.reading(path)
        } catch  where error.isMissing {
            throw Fault(.missing, "no such file")
        }
    }

    private static func stream(_ path: String, size: Int, packing: Packing?) throws -> any ByteStream {
        switch packing {
        case .zip, nil: FileStream(try FileDescriptor.reading(path))
        case .gzip: try GzipStream(path: path)
        case let packing?: try FilterStream(path: path, fileSize: size, packing: packing)
        }
    }

    mutating func next() throws -> RawEntry? {
        guard let entry = try reader?.next() else { return nil }
        try tally.addEntries(1)
        return entry
    }

    /// Counts folders that only names of entries imply: a short name can imply many.
    mutating func count(impliedFolders count: Int) throws { try tally.addImpliedFolders(count) }
}
