import Files

/// The part of a text that is in memory.
final class TextWindow {
    private let source: CSVSource
    private var space = UnsafeMutableRawBufferPointer.allocate(byteCount: Bytes.padding, alignment: 64)
    /// The place in the text of the window's first byte.
    private(set) var offset = 0
    /// The number of bytes in the window.
    private(set) var count = 0
    /// Whether the text ends where the window does.
    private(set) var isLast = false

    /// An empty window.
    init(_ source: CSVSource) { self.source = source }

    deinit { space.deallocate() }

    /// All bytes, valid until the window changes.
    var text: Bytes { text(to: count) }

    /// The first `end` bytes, valid until the window changes.
    func text(to end: Int) -> Bytes {
        Bytes(UnsafeBufferPointer(rebasing: space.bindMemory(to: UInt8.self)[..<end]), readable: space.count)
    }

    /// Reads the `size` bytes at `offset` of the text instead, or fewer at its end.
    func read(_ size: Int, at offset: Int) throws(SystemError) {
        (self.offset, count, isLast) = (offset, 0, false)
        try extend(by: size)
    }

    /// Reads `size` bytes more, or fewer at the end of the text.
    func extend(by size: Int) throws(SystemError) {
        let end = count + size
        if end + Bytes.padding > space.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: end + end / 4 + Bytes.padding, alignment: 64)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: space[..<count]))
            space.deallocate()
            space = larger
        }
        count += try source.read(into: UnsafeMutableRawBufferPointer(rebasing: space[count..<end]), at: offset + count)
        isLast = count < end
    }
}
