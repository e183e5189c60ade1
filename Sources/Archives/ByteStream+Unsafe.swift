import CArchive
import Compression
import Support

/// Bytes in pieces.
protocol ByteStream: AnyObject {
    /// The next piece, valid until the next call; empty at the end.
    func next() throws -> UnsafeRawBufferPointer
}

/// A stream that checks its length against the limits: padding and headers of a tar can be a bomb, too.
final class LimitedStream: ByteStream {
    private let source: any ByteStream
    private var tally: Tally
    /// The number of bytes read for the current header; nil elsewhere.
    private var headerBytes: Int?

    /// The limit for one header: the list of holes of a sparse file is kept in memory.
    private static let mostBytesForHeader = 16 << 20

    init(_ source: any ByteStream, tally: Tally) {
        (self.source, self.tally) = (source, tally)
    }

    func next() throws -> UnsafeRawBufferPointer {
        try Task.checkCancellation()
        let bytes = try source.next()
        try tally.add(bytes.count)
        try countHeader(bytes.count)
        return bytes
    }

    /// Calls `body`, which reads one header; reading fails after too many bytes.
    func readingHeader<Result>(_ body: () -> Result) -> Result {
        headerBytes = 0
        defer { headerBytes = nil }
        return body()
    }

    private func countHeader(_ count: Int) throws {
        guard let before = headerBytes else { return }
        headerBytes = before + count
        guard before + count <= Self.mostBytesForHeader else {
            throw Fault(.tooLarge, "a header, or padding, of more than \(Self.mostBytesForHeader) bytes")
        }
    }
}

extension FileStream: ByteStream {}

/// The content of a bzip2, xz or Zstandard file, by libarchive's filters.
final class FilterStream: ByteStream {
    private let library: LibArchive
    private let fileSize: Int

    init(path: String, fileSize: Int, packing: Packing) throws {
        self.fileSize = fileSize
        do {
            library = try Self.open(path, packing)
        } catch let fault as Fault where fault.code == .unrecognized {
            // The first bytes determine the format: an error means damage.
            throw Fault(.damaged, fault.reason)
        }
        // Two filters: the compression and the file.
        guard archive_filter_count(library.pointer) == 2 else {
            throw Fault(.unrecognized, "a compressed file in a compressed file")
        }
    }

    private static func open(_ path: String, _ packing: Packing) throws -> LibArchive {
        let library = try LibArchive(path: path) { library in
            try library.check(archive_read_support_format_raw(library.pointer))
            try library.check(enable(packing, library.pointer))
        }
        var header: OpaquePointer?
        try library.check(archive_read_next_header(library.pointer, &header))
        return library
    }

    private static func enable(_ packing: Packing, _ pointer: OpaquePointer) -> Int32 {
        switch packing {
        case .bzip2: archive_read_support_filter_bzip2(pointer)
        case .xz: archive_read_support_filter_xz(pointer)
        default: archive_read_support_filter_zstd(pointer)
        }
    }

    func next() throws -> UnsafeRawBufferPointer {
        var (start, count, offset) = (UnsafeRawPointer?.none, 0, la_int64_t(0))
        guard try library.check(archive_read_data_block(library.pointer, &start, &count, &offset)) else {
            return try finish()
        }
        return count > 0 ? UnsafeRawBufferPointer(start: start, count: count) : try next()
    }

    private func finish() throws -> UnsafeRawBufferPointer {
        let rest = fileSize - Int(archive_filter_bytes(library.pointer, -1))
        guard rest == 0 else { throw Fault(.damaged, "\(rest) bytes follow the compressed data") }
        return UnsafeRawBufferPointer(start: nil, count: 0)
    }
}

/// The content of a gzip file, all its members one after the other.
///
/// Unlike libarchive's filter, it verifies checksums and refuses bytes after the last member.
final class GzipStream: ByteStream {
    private let inflater: GzipInflater

    init(path: String) throws {
        let file = FileStream(try FileDescriptor.reading(path))
        inflater = try Self.translatingErrors { try GzipInflater { try file.next() } }
    }

    func next() throws -> UnsafeRawBufferPointer { try Self.translatingErrors { try inflater.next() } }

    private static func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as GzipError {
            throw Fault(error.code == .unavailable ? .inputOutput : .damaged, error.reason)
        }
    }
}
