import Files

/// An archive being read: what it is has been found out, and limits are watched.
struct OpenedArchive {
    /// nil for a zip without entries, which libarchive does not recognize.
    private let reader: ArchiveReader?
    private var tally: Tally
    /// Whether a later file replaces an earlier one of its name: in a tar, which is changed by appending to it.
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

    private static func stream(_ path: String, size: Int, packing: Packing) throws -> any ByteStream {
        switch packing {
        case .zip, .none: FileStream(try FileDescriptor.reading(path))
        case .gzip: try GzipStream(path: path)
        case .bzip2, .xz, .zstandard: try FilterStream(path: path, fileSize: size, packing: packing)
        }
    }

    /// The next entry; nil after the last.
    mutating func next() throws -> RawEntry? {
        guard let entry = try reader?.next() else { return nil }
        try tally.addEntries(1)
        return entry
    }

    /// Counts folders that no entry has named, only names of entries in them: a name of a few bytes can ask for many.
    mutating func count(impliedFolders count: Int) throws { try tally.addImpliedFolders(count) }

    /// Calls `body` with the data of `entry`, the last one, block by block, each with its offset.
    ///
    /// Gives the length of the file with all its holes.
    mutating func readData(
        of entry: RawEntry, _ body: (_ bytes: UnsafeRawBufferPointer, _ offset: Int) throws -> Void
    ) throws -> Int {
        var (length, dataSize) = (0, 0)
        try reader?.readData { bytes, offset in
            let (end, overflow) = offset.addingReportingOverflow(bytes.count)
            guard !overflow, offset >= length else { throw Fault(.damaged, "the entry's data overlap") }
            guard end <= entry.size else { throw Fault(.damaged, "more data than the entry's \(entry.size) bytes") }
            try tally.add(end - length)
            (length, dataSize) = (end, dataSize + bytes.count)
            try body(bytes, offset)
        }
        // Those of a folder, as incremental tars have them, are a list of names.
        guard entry.kind == .directory || dataSize == entry.dataSize else {
            throw Fault(.damaged, "\(dataSize) bytes of data instead of \(entry.dataSize)", entry: entry.name)
        }
        let hole = Int(clamping: entry.size) - length
        if hole > 0 { try tally.add(hole) }
        return length + max(0, hole)
    }
}
