import CZlib

/// The content of gzip data that come in pieces, all their members one after the other.
///
/// ```swift
/// let inflater = try GzipInflater { try file.next() }
/// while case let piece = try inflater.next(), !piece.isEmpty { output += piece }
/// ```
///
/// Every member's checksum and length are verified, and bytes after the last member that begin no further one are refused.
/// The memory it needs does not grow with the data.
package final class GzipInflater {
    private let nextInput: () throws -> UnsafeRawBufferPointer
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    /// What is left of the last piece of input.
    private var rest = UnsafeRawBufferPointer(start: nil, count: 0)
    /// How much input has been read.
    private var consumed = 0
    private var isBetweenMembers = true

    /// An inflater of what `nextInput` gives: pieces that are valid until its next call, and an empty one at the end.
    ///
    /// Throws a `GzipError` if zlib does not work.
    package init(nextInput: @escaping () throws -> UnsafeRawBufferPointer) throws {
        self.nextInput = nextInput
        stream.initialize(to: z_stream())
        try Gzip.check(inflateInit2_(stream, Gzip.window, ZLIB_VERSION, Gzip.streamSize), stream.pointee)
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        buffer.deallocate()
    }

    /// The next piece of the content, valid until the next call; empty at the end.
    ///
    /// Throws a `GzipError` (`notGzip`, `truncated`, `corrupted`), or what `nextInput` throws.
    package func next() throws -> UnsafeRawBufferPointer {
        stream.pointee.next_out = buffer.assumingMemoryBound(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(buffer.count)
        while produced == 0, try refill() { try inflateSome() }
        return UnsafeRawBufferPointer(rebasing: buffer[..<produced])
    }

    private var produced: Int { buffer.count - Int(stream.pointee.avail_out) }

    /// Makes sure that there is input; false at the end of the last member.
    private func refill() throws -> Bool {
        if rest.isEmpty { rest = try nextInput() }
        guard rest.isEmpty else { return true }
        guard consumed >= 2 else { throw notGzip }
        guard isBetweenMembers else { throw truncated }
        return false
    }

    private func inflateSome() throws {
        if isBetweenMembers {
            try Gzip.check(inflateReset(stream), stream.pointee)
            // zlib looks at two bytes together, and would wait for the second one.
            guard rest[0] == 0x1F else { throw notGzip }
        }
        let code = inflateRest()
        isBetweenMembers = code == Z_STREAM_END
        guard code != Z_DATA_ERROR || stream.pointee.total_in > 2 else { throw notGzip }
        try Gzip.check(code, stream.pointee)
    }

    /// Makes one call of zlib with the rest of the input, or what of it zlib can count.
    private func inflateRest() -> Int32 {
        let count = min(rest.count, Gzip.piece)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: rest.assumingMemoryBound(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(count)
        let code = inflate(stream, Z_NO_FLUSH)
        let taken = count - Int(stream.pointee.avail_in)
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(taken))
        consumed += taken
        return code
    }
}

extension GzipInflater {
    private var notGzip: GzipError {
        let start = consumed - Int(stream.pointee.total_in)
        let message =
            start == 0
            ? "not a gzip file: it does not begin with the bytes 1f 8b"
            : "bytes that are not gzip follow the gzip data, which end after \(start) bytes"
        return GzipError(code: .notGzip, message: message)
    }

    private var truncated: GzipError {
        GzipError(
            code: .truncated, message: "the gzip data end too early, after \(consumed) bytes: fetch the file again")
    }
}
