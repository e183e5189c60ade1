/// The bytes of a file, piece by piece.
package final class FileStream {
    private let file: FileDescriptor
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

    /// The bytes of `file` from where it is.
    package init(_ file: consuming FileDescriptor) { self.file = file }

    deinit { buffer.deallocate() }

    /// The next piece, valid until the next call; empty at the end.
    package func next() throws -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: buffer[..<(try file.readNext(into: buffer))])
    }
}
