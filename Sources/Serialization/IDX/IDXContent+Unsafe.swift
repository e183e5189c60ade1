import Arrays
import Compression
import Support

/// A reader of an IDX file from its start; decompresses gzip.
final class IDXContent {
    let url: URL
    let fileSize: Int
    let isCompressed: Bool
    private let nextPiece: () throws -> UnsafeRawBufferPointer
    /// The unread part of the last piece.
    private var rest = UnsafeRawBufferPointer(start: nil, count: 0)
    /// The number of bytes read.
    private var offset = 0

    init(_ url: URL) throws {
        self.url = url
        (fileSize, isCompressed, nextPiece) = try Self.translatingErrors(url, offset: nil) {
            let file = try FileDescriptor.reading(url.givenPath)
            guard let size = try file.regularFileSize() else {
                throw IDXError(.inaccessible, file: url.givenPath, "not a regular file")
            }
            let isCompressed = Gzip.isGzip(try file.bytes(at: 0, count: 2))
            let stream = FileStream(file)
            return (size, isCompressed, isCompressed ? try GzipInflater(nextInput: stream.next).next : stream.next)
        }
    }

    /// Whether nothing is left to read.
    func isAtEnd() throws -> Bool {
        if rest.isEmpty { rest = try Self.translatingErrors(url, offset: offset, nextPiece) }
        return rest.isEmpty
    }

    /// The next bytes of the last piece, a kilobyte at most.
    var following: [UInt8] { Array(rest.prefix(1 << 10)) }

    /// Skips up to `count` bytes, fewer at the end; returns their number.
    func skip(_ count: Int) throws -> Int {
        var skipped = 0
        while skipped < count, try !isAtEnd() { skipped += take(count - skipped).count }
        return skipped
    }

    /// The next `count` bytes. `what` names them in an error.
    func bytes(_ count: Int, of what: String) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { space, initialized in
            initialized = try read(into: UnsafeMutableRawBufferPointer(space))
            guard initialized == count else {
                throw error(
                    .truncated, at: offset,
                    "truncated: \(initialized) bytes instead of \(count) for \(what); fetch it again")
            }
        }
    }

    /// The array of `header`, read straight into its own memory.
    func array<Scalar: StorableScalar>(_ header: IDXHeader) throws -> NDArray<Scalar> {
        let shape = Shape(header.shape)
        let count = shape.elementCount
        return try NDArray(uninitialized: shape) { scalars in
            let bytes = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(start: scalars, count: count))
            preferLargePages(bytes)
            try checkCount(read(into: bytes), header)
            orderBytes(of: bytes, scalarSize: MemoryLayout<Scalar>.size)
        }
    }

    /// Fills `space` with the next bytes, fewer at the end; returns their number.
    private func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
        var filled = 0
        while filled < space.count, try !isAtEnd() {
            let piece = take(space.count - filled)
            UnsafeMutableRawBufferPointer(rebasing: space[filled...]).copyMemory(from: piece)
            filled += piece.count
        }
        return filled
    }

    /// Up to `count` bytes of the last piece.
    private func take(_ count: Int) -> UnsafeRawBufferPointer {
        let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(count))
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
        offset += piece.count
        return piece
    }

    private static func translatingErrors<Result>(
        _ url: URL, offset: Int?, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as SystemError {
            let file = url.givenPath
            throw IDXError(
                error.isMissing ? .notFound : .inaccessible, file: file, error.description(behind: file))
        } catch let error as GzipError {
            throw IDXError(.unreadable, file: url.givenPath, offset: offset, error.reason)
        }
    }
}

/// Turns big-endian integers of `scalarSize` bytes into the machine's.
private func orderBytes(of bytes: UnsafeMutableRawBufferPointer, scalarSize: Int) {
    func order<Bits: FixedWidthInteger>(_: Bits.Type) {
        let scalars = bytes.assumingMemoryBound(to: Bits.self)
        for index in scalars.indices { scalars[index] = Bits(bigEndian: scalars[index]) }
    }
    switch scalarSize {
    case 2: order(UInt16.self)
    case 4: order(UInt32.self)
    case 8: order(UInt64.self)
    default: break
    }
}

/// Requests large pages for unused memory: batches read rows in any order, and each small page costs a lookup.
private func preferLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
        guard let start = memory.baseAddress else { return }
        let pageSize = Int(getpagesize()), first = start.alignedUp(toMultipleOf: pageSize)
        let count = (start + memory.count).alignedDown(toMultipleOf: pageSize) - first
        if count > 0 { madvise(first, count, Int32(MADV_HUGEPAGE)) }
    #endif
}
