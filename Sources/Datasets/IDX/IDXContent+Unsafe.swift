import Arrays
import CKernels
import Compression
import Files
import Platform

/// The content of an IDX file from its start, unpacked if the file is compressed by gzip.
final class IDXContent {
    let url: URL
    let fileSize: Int
    let isCompressed: Bool
    private let nextPiece: () throws -> UnsafeRawBufferPointer
    /// What is left of the last piece.
    private var rest = UnsafeRawBufferPointer(start: nil, count: 0)
    /// How much has been read.
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

    /// Passes over the next `count` bytes, or as far as the content goes; gives their number.
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

    /// The array of `header`, its scalars read straight into the memory where they stay: in large pages, since batches take
    /// their rows from anywhere.
    func array<Scalar: BigEndianScalar>(_ header: IDXHeader) throws -> NDArray<Scalar> {
        let shape = Shape(header.shape)
        let count = shape.elementCount
        return try NDArray(uninitialized: shape) { scalars in
            let space = UnsafeMutableBufferPointer(start: scalars, count: count)
            memory_prefer_large_pages(scalars, count * MemoryLayout<Scalar>.stride)
            try checkCount(read(into: UnsafeMutableRawBufferPointer(space)), header)
            Scalar.orderBytes(of: space)
        }
    }

    /// Fills `space` with the next bytes, or as far as the content goes; gives their number.
    private func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
        var filled = 0
        while filled < space.count, try !isAtEnd() {
            let piece = take(space.count - filled)
            UnsafeMutableRawBufferPointer(rebasing: space[filled...]).copyMemory(from: piece)
            filled += piece.count
        }
        return filled
    }

    /// The next bytes of the last piece, `count` of them at most.
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
            throw IDXError(.unreadable, file: url.givenPath, offset: offset, error.message)
        }
    }
}
