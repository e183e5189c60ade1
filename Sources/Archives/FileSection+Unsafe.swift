import Files

/// The first bytes of a file, of which any place can be read.
final class FileSection: ByteStream {
    /// How many bytes of the file belong to it.
    let count: Int
    /// Where the next piece begins.
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
