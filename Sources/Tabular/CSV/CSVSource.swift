import Files

/// Where CSV text comes from: memory, or a file that is read piece by piece, so that its text is never whole in memory.
final class CSVSource {
    private enum Storage: ~Copyable {
        case memory([UInt8])
        case file(FileDescriptor)
    }

    private let storage: Storage
    /// The number of bytes; of a file, when it was opened.
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

    /// Fills `buffer` from `offset` on; gives the number of bytes, fewer than it holds only at the end of the text.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
        switch storage {
        case .memory(let bytes):
            let rest = bytes.dropFirst(offset).prefix(buffer.count)
            buffer.copyBytes(from: rest)
            return rest.count
        case .file(let file): return try file.read(into: buffer, at: offset)
        }
    }

    /// The `count` bytes at `offset`, or fewer at the end of the text.
    func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        switch storage {
        case .memory(let bytes): return Array(bytes.dropFirst(offset).prefix(count))
        case .file(let file): return try file.bytes(at: offset, count: count)
        }
    }
}
