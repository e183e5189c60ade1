import CZlib

/// The one place that calls zlib and handles its pointers.
extension Gzip {
    /// What zlib takes for "gzip only, the largest window".
    private static let gzipWindow: Int32 = 15 + 16
    /// How much output is made at a time.
    private static let chunk = 1 << 18
    /// How much input zlib, which counts in 32 bits, is given at a time.
    private static let piece = 1 << 30

    static func inflateMembers(of input: UnsafeRawBufferPointer, limit: Int) throws -> [UInt8] {
        guard input.count >= 2, input[0] == 0x1F, input[1] == 0x8B else {
            throw GzipError(code: .notGzip, message: "not a gzip file: it does not begin with the bytes 1f 8b")
        }
        var stream = z_stream()
        try check(inflateInit2_(&stream, gzipWindow, ZLIB_VERSION, streamSize), stream)
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var consumed = 0
        while consumed < input.count {
            guard consumed == 0 || isMemberStart(input, at: consumed) else {
                throw GzipError(
                    code: .notGzip, message: "\(input.count - consumed) bytes that are not gzip follow the gzip data")
            }
            try check(inflateReset(&stream), stream)
            consumed = try inflateMember(&stream, input, from: consumed, into: &output, limit: limit)
        }
        return output
    }

    private static func isMemberStart(_ input: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        input[offset] == 0x1F && (offset + 1 == input.count || input[offset + 1] == 0x8B)
    }

    /// Inflates the member that begins at `start` and gives the offset behind it.
    private static func inflateMember(
        _ stream: inout z_stream, _ input: UnsafeRawBufferPointer, from start: Int, into output: inout [UInt8],
        limit: Int
    ) throws -> Int {
        var consumed = start
        var code = Z_OK
        while code != Z_STREAM_END {
            let produced = append(to: &output, upTo: chunk) { space in
                code = run(&stream, input, &consumed, space) { inflate(&$0, Z_NO_FLUSH) }
                return space.count - Int(stream.avail_out)
            }
            if output.count > limit { throw tooLarge(limit) }
            if produced == 0, consumed == input.count, code == Z_OK || code == Z_BUF_ERROR {
                throw truncated(input.count)
            }
            if code != Z_BUF_ERROR { try check(code, stream) }
        }
        return consumed
    }

    static func deflateMember(of input: UnsafeRawBufferPointer, level: Int32) throws -> [UInt8] {
        var stream = z_stream()
        try check(
            deflateInit2_(&stream, level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, streamSize),
            stream)
        defer { deflateEnd(&stream) }
        var output: [UInt8] = []
        var consumed = 0
        var code = Z_OK
        while code != Z_STREAM_END {
            let flush = input.count - consumed > piece ? Z_NO_FLUSH : Z_FINISH
            _ = append(to: &output, upTo: chunk) { space in
                code = run(&stream, input, &consumed, space) { deflate(&$0, flush) }
                return space.count - Int(stream.avail_out)
            }
            try check(code, stream)
        }
        return output
    }

    /// Makes one call of zlib with the rest of `input` (at most a piece of it) and `space`, and moves `consumed` on.
    private static func run(
        _ stream: inout z_stream, _ input: UnsafeRawBufferPointer, _ consumed: inout Int,
        _ space: UnsafeMutableBufferPointer<UInt8>, call: (inout z_stream) -> Int32
    ) -> Int32 {
        let rest = UnsafeRawBufferPointer(rebasing: input[consumed..<min(input.count, consumed + piece)])
        stream.next_in = UnsafeMutablePointer(mutating: rest.assumingMemoryBound(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(rest.count)
        stream.next_out = space.baseAddress
        stream.avail_out = UInt32(space.count)
        let code = call(&stream)
        consumed += rest.count - Int(stream.avail_in)
        return code
    }

    /// Appends what `body` writes into up to `count` fresh bytes; gives their number.
    private static func append(
        to output: inout [UInt8], upTo count: Int, body: (UnsafeMutableBufferPointer<UInt8>) -> Int
    ) -> Int {
        let fresh = [UInt8](unsafeUninitializedCapacity: count) { space, written in written = body(space) }
        output += fresh
        return fresh.count
    }

    private static var streamSize: Int32 { Int32(MemoryLayout<z_stream>.size) }

    /// Turns zlib's return codes into errors.
    private static func check(_ code: Int32, _ stream: z_stream) throws {
        let detail = stream.msg.map { String(cString: $0) } ?? "zlib code \(code)"
        switch code {
        case Z_OK, Z_STREAM_END: return
        case Z_MEM_ERROR, Z_VERSION_ERROR, Z_STREAM_ERROR:
            throw GzipError(code: .unavailable, message: "zlib does not work: \(detail)")
        default:
            throw GzipError(code: .corrupted, message: "damaged gzip data (\(detail)): fetch or make the file again")
        }
    }

    private static func truncated(_ count: Int) -> GzipError {
        GzipError(code: .truncated, message: "the gzip data end too early, after \(count) bytes: fetch the file again")
    }

    private static func tooLarge(_ limit: Int) -> GzipError {
        GzipError(
            code: .tooLarge, message: "the gzip data hold more than \(limit) bytes: allow more if you trust the file")
    }
}
