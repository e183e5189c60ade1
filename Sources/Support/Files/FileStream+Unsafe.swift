/// The bytes of a file in pieces.
package final class FileStream {
    private let file: FileDescriptor
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    /// Whether the end was seen: a terminal may give more after it.
    private var isAtEnd = false

    package init(_ file: consuming FileDescriptor) { self.file = file }

    deinit { buffer.deallocate() }

    /// The next piece, valid until the next call; empty at the end.
    package func next() throws -> UnsafeRawBufferPointer {
        let count = isAtEnd ? 0 : try file.readNext(into: buffer)
        isAtEnd = count < buffer.count
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }
}
