import CZlib

/// The content of gzip data in pieces, all its members one after the other.
///
/// ```swift
/// let inflater = try GzipInflater { try file.next() }
/// while case let piece = try inflater.next(), !piece.isEmpty { output += piece }
/// ```
///
/// Verifies the checksum and length of every member, and refuses other bytes after the last one than zeros, with which
/// tapes and block devices fill up. Needs constant memory.
package final class GzipInflater {
    private let nextInput: () throws -> UnsafeRawBufferPointer
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    /// The unread part of the last piece of input.
    private var rest = UnsafeRawBufferPointer(start: nil, count: 0)
    /// The number of input bytes read.
    private var consumed = 0
    private var isBetweenMembers = true

    /// An inflater of the pieces of `nextInput`, valid until its next call, empty at the end.
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

    /// Reads the next piece if needed; false at the end of the last member.
    private func refill() throws -> Bool {
        if rest.isEmpty { rest = try nextInput() }
        var isPadded = false
        while isBetweenMembers, consumed > 0, rest.first == 0 {
            let zeros = rest.prefix { $0 == 0 }.count
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(zeros))
            (consumed, isPadded) = (consumed + zeros, true)
            if rest.isEmpty { rest = try nextInput() }
        }
        guard rest.isEmpty || !isPadded else { throw notGzip }
        guard rest.isEmpty else { return true }
        guard consumed >= 2 else { throw notGzip }
        guard isBetweenMembers else { throw truncated }
        return false
    }

    private func inflateSome() throws {
        if isBetweenMembers {
            try Gzip.check(inflateReset(stream), stream.pointee)
            // zlib would wait for a second byte.
            guard rest[0] == 0x1F else { throw notGzip }
        }
        let code = inflateRest()
        isBetweenMembers = code == Z_STREAM_END
        guard code != Z_DATA_ERROR || stream.pointee.total_in > 2 else { throw notGzip }
        try Gzip.check(code, stream.pointee)
    }

    /// Calls zlib once with the rest of the input, at most a piece.
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
        return GzipError(code: .notGzip, reason: message)
    }

    private var truncated: GzipError {
        GzipError(
            code: .truncated, reason: "the gzip data end too early, after \(consumed) bytes: fetch the file again")
    }
}
