import CArchive
import Support

/// A pass over the entries of an archive.
///
/// Only zip (by its central directory) and tar are enabled: libarchive's other readers tolerate damage, or let an
/// archive name local files (mtree).
final class ArchiveReader {
    private let library: LibArchive
    /// The entries of a zip in the order of libarchive; nil for a tar.
    private let directory: [ZipDirectory.Entry]?
    private var index = 0
    private var isInData = false
    /// The source of a tar; nil for a zip.
    private let stream: LimitedStream?

    /// Opens a zip. `file` must end with its end record: libarchive would look for another one after it.
    init(zip file: FileSection, directory: ZipDirectory) throws {
        (self.directory, stream) = (directory.entries, nil)
        library = try NameLocale.text {
            try LibArchive(stream: file) { try $0.check(archive_read_support_format_zip_seekable($0.pointer)) }
        }
    }

    /// Opens a tar.
    init(tar stream: LimitedStream) throws {
        (directory, self.stream) = (nil, stream)
        library = try LibArchive(stream: NameCheck(stream)) {
            try $0.check(archive_read_support_format_tar($0.pointer))
            // Reading on after the end marks detects damage in the rest of a compressed stream.
            try $0.check(archive_read_set_option($0.pointer, "tar", "read_concatenated_archives", "1"))
        }
    }

    /// The next entry; nil at the end.
    func next() throws -> RawEntry? {
        let locale = directory == nil ? NameLocale.bytes : .text
        guard let header = try locale(nextHeader) else { return try finish() }
        let listed = try directory.map(nextListed)
        let entry = locale { rawEntry(header, name: listed?.name) }
        guard !entry.isEncrypted else { throw Fault.encrypted(entry.name) }
        try listed?.check(entry)
        return entry
    }

    /// Calls `body` with each block of the entry's data and its offset.
    func readData(_ body: (_ bytes: UnsafeRawBufferPointer, _ offset: Int) throws -> Void) throws {
        var (start, count, offset) = (UnsafeRawPointer?.none, 0, la_int64_t(0))
        while try library.check(archive_read_data_block(library.pointer, &start, &count, &offset)) {
            guard let offset = Int(exactly: offset), offset >= 0 else {
                throw Fault(.damaged, "data at a negative offset")
            }
            try body(UnsafeRawBufferPointer(start: start, count: count), offset)
        }
    }

    private func nextHeader() throws -> OpaquePointer? {
        // Skip the rest of the data.
        if isInData { try library.check(archive_read_data_skip(library.pointer)) }
        var header: OpaquePointer?
        func read() -> Int32 { archive_read_next_header(library.pointer, &header) }
        isInData = try checkHeader(stream?.readingHeader(read) ?? read())
        return isInData ? header : nil
    }

    /// As `check`, but accepts a name outside the locale: it is read as bytes, or from the directory of the zip.
    private func checkHeader(_ code: Int32) throws -> Bool {
        if code == ARCHIVE_WARN, library.message.hasSuffix("to current locale.") { return true }
        return try library.check(code)
    }

    private func nextListed(_ entries: [ZipDirectory.Entry]) throws -> ZipDirectory.Entry {
        guard index < entries.count else { throw Fault(.damaged, "more entries than the zip's directory lists") }
        defer { index += 1 }
        return entries[index]
    }

    private func finish() throws -> RawEntry? {
        guard directory.map({ $0.count == index }) ?? true else {
            throw Fault(.damaged, "fewer entries than the zip's directory lists")
        }
        return nil
    }
}

private func rawEntry(_ header: OpaquePointer, name: [UInt8]?) -> RawEntry {
    RawEntry(
        name: name ?? bytes(archive_entry_pathname(header)),
        kind: kind(header),
        size: archive_entry_size(header),
        dataSize: dataSize(header),
        mode: UInt32(archive_entry_perm(header)),
        isEncrypted: archive_entry_is_encrypted(header) != 0)
}

private func dataSize(_ header: OpaquePointer) -> Int64 {
    guard archive_entry_sparse_reset(header) > 0 else { return archive_entry_size(header) }
    var (sum, offset, length) = (Int64(0), la_int64_t(0), la_int64_t(0))
    while archive_entry_sparse_next(header, &offset, &length) == ARCHIVE_OK { sum += length }
    return sum
}

private func kind(_ header: OpaquePointer) -> RawEntry.Kind {
    if let target = archive_entry_hardlink(header) { return .hardLink(bytes(target)) }
    return switch UInt32(archive_entry_filetype(header)) {
    case 0o100000: .file
    case 0o040000: .directory
    case 0o120000: .symbolicLink(bytes(archive_entry_symlink(header)))
    default: .special
    }
}

private func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}
