import CZlib

/// What calls zlib for gzip data in memory, and the one place that turns its return codes into throws.
extension Gzip {
    /// What zlib takes for "gzip only, the largest window".
    static let window: Int32 = 15 + 16
    /// What zlib wants to know about the version of its header.
    static let streamSize = Int32(MemoryLayout<z_stream>.size)
    /// How much input zlib, which counts in 32 bits, is given at a time.
    static let piece = 1 << 30
    /// How much output is made at a time.
    private static let chunk = 1 << 18

    static func inflateMembers(of input: UnsafeRawBufferPointer, limit: Int) throws -> [UInt8] {
        var pieces = [input].makeIterator()
        let inflater = try GzipInflater { pieces.next() ?? UnsafeRawBufferPointer(start: nil, count: 0) }
        var output: [UInt8] = []
        while case let bytes = try inflater.next(), !bytes.isEmpty {
            guard bytes.count <= limit - output.count else { throw GzipError.tooLarge(limit) }
            output += bytes
        }
        return output
    }

    static func deflateMember(of input: UnsafeRawBufferPointer, level: Int32) throws -> [UInt8] {
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

    /// Makes one call of zlib with the rest of `input` (at most a piece of it) and `space`, and moves `consumed` on.
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

    /// Turns zlib's return codes into errors.
    static func check(_ code: Int32, _ stream: z_stream) throws {
        let detail = stream.msg.map { String(cString: $0) } ?? "zlib code \(code)"
        switch code {
        case Z_OK, Z_STREAM_END: return
        case Z_MEM_ERROR, Z_VERSION_ERROR, Z_STREAM_ERROR:
            throw GzipError(code: .unavailable, message: "zlib does not work: \(detail)")
        default:
            throw GzipError(code: .corrupted, message: "damaged gzip data (\(detail)): fetch or make the file again")
        }
    }
}
