import CZlib
import Support

/// The calls of zlib for gzip data in memory. `check` turns its return codes into errors.
extension Gzip {
    /// zlib's code for gzip only and the largest window.
    static let window: Int32 = 15 + 16
    static let streamSize = Int32(MemoryLayout<z_stream>.size)
    /// The input per call: zlib counts in 32 bits.
    static let piece = 1 << 30
    /// The output per call.
    private static let chunk = 1 << 18

    /// Whether `bytes` begin with the magic number of gzip.
    public static func isGzip(_ bytes: some ContiguousBytes) -> Bool {
        bytes.withUnsafeBytes { Packing(firstBytes: Array($0.prefix(2))) == .gzip }
    }

    static func inflateMembers(of bytes: some ContiguousBytes, limit: Int) throws -> [UInt8] {
        try bytes.withUnsafeBytes { try inflated($0, limit: limit) }
    }

    static func deflateMember(of bytes: some ContiguousBytes, level: Int32) throws -> [UInt8] {
        try bytes.withUnsafeBytes { try deflated($0, level: level) }
    }

    private static func inflated(_ input: UnsafeRawBufferPointer, limit: Int) throws -> [UInt8] {
        var pieces = [input].makeIterator()
        let inflater = try GzipInflater { pieces.next() ?? UnsafeRawBufferPointer(start: nil, count: 0) }
        var output: [UInt8] = []
        while case let bytes = try inflater.next(), !bytes.isEmpty {
            guard bytes.count <= limit - output.count else { throw GzipError.tooLarge(limit) }
            output += bytes
        }
        return output
    }

    private static func deflated(_ input: UnsafeRawBufferPointer, level: Int32) throws -> [UInt8] {
        var stream = z_stream()
        try check(
            deflateInit2_(&stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, streamSize),
            stream)
        defer { deflateEnd(&stream) }
        var output: [UInt8] = []
        var consumed = 0
        var code = Z_OK
        while code != Z_STREAM_END {
            let flush = input.count - consumed > piece ? Z_NO_FLUSH : Z_FINISH
            output += [UInt8](unsafeUninitializedCapacity: chunk) { space, written in
                code = deflateSome(&stream, input, &consumed, space, flush)
                written = space.count - Int(stream.avail_out)
            }
            try check(code, stream)
        }
        return output
    }

    /// Calls zlib once with `space` and the rest of `input`, at most a piece, and advances `consumed`.
    private static func deflateSome(
        _ stream: inout z_stream, _ input: UnsafeRawBufferPointer, _ consumed: inout Int,
        _ space: UnsafeMutableBufferPointer<UInt8>, _ flush: Int32
    ) -> Int32 {
        let rest = UnsafeRawBufferPointer(rebasing: input[consumed..<min(input.count, consumed + piece)])
        stream.next_in = UnsafeMutablePointer(mutating: rest.assumingMemoryBound(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(rest.count)
        stream.next_out = space.baseAddress
        stream.avail_out = UInt32(space.count)
        let code = deflate(&stream, flush)
        consumed += rest.count - Int(stream.avail_in)
        return code
    }

    static func check(_ code: Int32, _ stream: z_stream) throws {
        let detail = stream.msg.map { String(cString: $0) } ?? "zlib code \(code)"
        switch code {
        case Z_OK, Z_STREAM_END: return
        case Z_MEM_ERROR, Z_VERSION_ERROR, Z_STREAM_ERROR:
            throw GzipError(code: .unavailable, reason: "zlib does not work: \(detail)")
        default:
            throw GzipError(code: .corrupted, reason: "damaged gzip data (\(detail)): fetch or make the file again")
        }
    }
}
