/// The bytes of a file, piece by piece.
package final class FileStream {
    private let file: FileDescriptor
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var offset = 0

    /// The bytes of `file` from its start.
    package init(_ file: consuming FileDescriptor) { self.file = file }

    deinit { buffer.deallocate() }

    /// The next piece, valid until the next call; empty at the end.
    package func next() throws -> UnsafeRawBufferPointer {
        let count = try file.read(into: buffer, at: offset)
        offset += count
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }
}
