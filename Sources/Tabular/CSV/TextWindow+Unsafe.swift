import Files

/// The part of a text that is in memory: what has been read and is still needed.
final class TextWindow {
    private let source: CSVSource
    private var space = UnsafeMutableRawBufferPointer.allocate(byteCount: Bytes.padding, alignment: 64)
    /// The place in the text of the window's first byte.
    private(set) var offset: Int
    /// The number of bytes in the window.
    private(set) var count = 0
    /// Whether the text ends where the window does.
    private(set) var isLast = false

    /// An empty window at `offset` of the text.
    init(_ source: CSVSource, at offset: Int) { (self.source, self.offset) = (source, offset) }

    deinit { space.deallocate() }

    /// The first `end` bytes, valid until the window moves.
    func text(to end: Int) -> Bytes {
        Bytes(UnsafeBufferPointer(rebasing: space.bindMemory(to: UInt8.self)[..<end]), readable: space.count)
    }

    /// Forgets the first bytes and makes room for `size` more.
    func move(by done: Int, room size: Int) {
        let rest = UnsafeRawBufferPointer(rebasing: space[done..<count])
        offset += done
        if rest.count + size + Bytes.padding > space.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: 2 * rest.count + size + Bytes.padding, alignment: 64)
            larger.copyMemory(from: rest)
            space.deallocate()
            space = larger
        } else {
            UnsafeMutableRawBufferPointer(rebasing: space[..<rest.count]).copyMemory(from: rest)
        }
        count = rest.count
    }

    /// Reads the text that belongs at `range`, for which there is room; gives the end of what was there.
    ///
    /// May be called by several threads at once, for ranges apart. The bytes count as read once `extend` says so.
    func fill(_ range: Range<Int>) throws(SystemError) -> Int {
        let part = UnsafeMutableRawBufferPointer(rebasing: space[range])
        return range.lowerBound + (try source.read(into: part, at: offset + range.lowerBound))
    }

    /// Takes the bytes up to `end` as read.
    func extend(to end: Int, isLast: Bool) { (count, self.isLast) = (end, isLast) }
}
