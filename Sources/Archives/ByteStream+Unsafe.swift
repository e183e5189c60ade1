import CArchive
import Compression
import Files

/// The bytes of a file as they are.
extension FileStream: ByteStream {}

/// What a bzip2, xz or Zstandard file holds, by libarchive's filters.
final class FilterStream: ByteStream {
    private let library: LibArchive
    private let fileSize: Int

    init(path: String, fileSize: Int, packing: Packing) throws {
        self.fileSize = fileSize
        do {
            library = try Self.open(path, packing)
        } catch let fault as Fault where fault.code == .unrecognized {
            // The first bytes have told what it is: what cannot be unpacked is damaged.
            throw Fault(.damaged, fault.message)
        }
        // Two filters are the compression and the file; more would be a compressed file in a compressed file.
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

/// What a gzip file holds, all its members one after the other.
///
/// This is not libarchive's filter, which does not look at the checksums and ignores what follows the last member.
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
            throw Fault(error.code == .unavailable ? .inputOutput : .damaged, error.message)
        }
    }
}
