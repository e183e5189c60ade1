import CArchive
import CZlib
import Files

/// The bytes of a file as they are.
final class FileStream: ByteStream {
    private let file: FileDescriptor
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var offset = 0

    init(path: String) throws { file = try FileDescriptor.reading(path) }

    deinit { buffer.deallocate() }

    func next() throws -> UnsafeRawBufferPointer {
        let count = try file.read(into: buffer, at: offset)
        offset += count
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }
}

/// What a bzip2, xz or Zstandard file holds, by libarchive's filters.
final class FilterStream: ByteStream {
    private let library: LibArchive
    private let fileSize: Int

    init(path: String, fileSize: Int, packing: Packing) throws {
        self.fileSize = fileSize
        library = try LibArchive(path: path) { library in
            try library.check(archive_read_support_format_raw(library.pointer))
            try library.check(Self.enable(packing, library.pointer))
        }
        var header: OpaquePointer?
        try library.check(archive_read_next_header(library.pointer, &header))
        // Two filters are the compression and the file; more would be a compressed file in a compressed file.
        guard archive_filter_count(library.pointer) == 2 else {
            throw Fault(.unrecognized, "a compressed file in a compressed file")
        }
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
/// This is zlib and not libarchive's filter, which does not look at the checksums and ignores what follows the last member.
final class GzipStream: ByteStream {
    private let source: FileStream
    private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var isBetweenMembers = false

    init(path: String) throws {
        source = try FileStream(path: path)
        state.initialize(to: z_stream())
        // 16 more than the largest window: gzip only.
        let code = inflateInit2_(state, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw Fault(.inputOutput, "zlib does not work (code \(code))") }
    }

    deinit {
        inflateEnd(state)
        state.deallocate()
        buffer.deallocate()
    }

    func next() throws -> UnsafeRawBufferPointer {
        state.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(buffer.count)
        while Int(state.pointee.avail_out) == buffer.count {
            guard try refill() else { break }
            try inflateSome()
        }
        return UnsafeRawBufferPointer(rebasing: buffer[..<(buffer.count - Int(state.pointee.avail_out))])
    }

    /// Makes sure that there is input; false at the end of the last member.
    private func refill() throws -> Bool {
        guard state.pointee.avail_in == 0 else { return true }
        let bytes = try source.next()
        state.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        state.pointee.avail_in = UInt32(bytes.count)
        guard bytes.isEmpty else { return true }
        guard isBetweenMembers else { throw Fault(.damaged, "the gzip data end too early") }
        return false
    }

    private func inflateSome() throws {
        let wasBetweenMembers = isBetweenMembers
        if wasBetweenMembers { inflateReset(state) }
        let code = inflate(state, Z_NO_FLUSH)
        isBetweenMembers = code == Z_STREAM_END
        guard code != Z_OK, code != Z_STREAM_END, code != Z_BUF_ERROR else { return }
        let detail = state.pointee.msg.map { String(cString: $0) } ?? "zlib code \(code)"
        let what = wasBetweenMembers ? "bytes that are not gzip follow the gzip data" : "damaged gzip data"
        throw Fault(.damaged, "\(what) (\(detail))")
    }
}
