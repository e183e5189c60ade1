import Support

/// The first `count` bytes of a file, with random access.
final class FileSection: ByteStream {
    let count: Int
    /// The offset of the next piece.
    var position = 0
    private let file: FileDescriptor
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

    init(_ file: consuming FileDescriptor, count: Int) {
        self.file = file
        self.count = count
    }

    deinit { buffer.deallocate() }

    func next() throws -> UnsafeRawBufferPointer {
        let space = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(max(0, count - position)))
        let length = try file.read(into: space, at: position)
        position += length
        return UnsafeRawBufferPointer(rebasing: buffer[..<length])
    }
}
