import Files

/// Where CSV text comes from: memory or a file, which can be read at any place, or a stream, which is read once from front to
/// back.
final class CSVSource {
    private enum Storage: ~Copyable {
        case memory([UInt8])
        case file(FileDescriptor)
        case stream(TextStream)
    }

    private let storage: Storage
    /// The number of bytes; of a file, when it was opened; of a stream, unknown.
    let count: Int

    // Inlined, it stops the compiler (Swift 6.3.1).
    @inline(never)
    init(_ bytes: [UInt8]) {
        storage = .memory(bytes)
        count = bytes.count
    }

    init(_ file: consuming FileDescriptor, size: Int) {
        storage = .file(file)
        count = size
    }

    init(_ stream: TextStream) {
        storage = .stream(stream)
        count = .max
    }

    /// The stream, if it is one.
    var stream: TextStream? {
        switch storage {
        case .stream(let stream): stream
        default: nil
        }
    }

    /// Fills `buffer` from `offset` on, of a stream from where it is; gives the number of bytes, fewer than it holds only at the
    /// end of the text.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
        switch storage {
        case .memory(let bytes):
            let rest = bytes.dropFirst(offset).prefix(buffer.count)
            buffer.copyBytes(from: rest)
            return rest.count
        case .file(let file): return try file.read(into: buffer, at: offset)
        case .stream(let stream): return try stream.read(into: buffer)
        }
    }

    /// The `count` bytes at `offset`, or fewer at the end of the text; none of a stream.
    func bytes(at offset: Int, count: Int) throws -> [UInt8] {
        switch storage {
        case .memory(let bytes): return Array(bytes.dropFirst(offset).prefix(count))
        case .file(let file): return try file.bytes(at: offset, count: count)
        case .stream: return []
        }
    }
}
