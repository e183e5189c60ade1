import Support

/// The text of a CSV file: memory or a file, which can be read at any place, or a stream, which is read once.
final class CSVSource {
    private enum Storage: ~Copyable {
        case memory([UInt8])
        case file(FileDescriptor)
        case stream(TextStream)
    }

    private let storage: Storage
    /// The number of bytes; of a file when it was opened; `Int.max` for a stream.
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

    var stream: TextStream? {
        switch storage {
        case .stream(let stream): stream
        default: nil
        }
    }

    /// Fills `buffer` with the text at `offset`, or the next of a stream; returns the byte count, fewer at the end.
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

    /// The `count` bytes at `offset`, fewer at the end; none of a stream.
    func bytes(at offset: Int, count: Int) throws -> [UInt8] {
        switch storage {
        case .memory(let bytes): return Array(bytes.dropFirst(offset).prefix(count))
        case .file(let file): return try file.bytes(at: offset, count: count)
        case .stream: return []
        }
    }
}
