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
    /// The place of the window's first byte, if the text was read up to it by `drop`.
    private var start = CSVPlace()

    /// An empty window.
    init(_ source: CSVSource) { self.source = source }

    deinit { space.deallocate() }

    /// Whether the text can be read only once.
    var isStream: Bool { source.stream != nil }

    /// All bytes, valid until the window changes.
    var text: Bytes { text(to: count) }

    /// The first `end` bytes, valid until the window changes.
    func text(to end: Int) -> Bytes {
        Bytes(UnsafeBufferPointer(rebasing: space.bindMemory(to: UInt8.self)[..<end]), readable: space.count)
    }

    /// Reads the `size` bytes at `offset` of the text instead, or fewer at its end.
    func read(_ size: Int, at offset: Int) throws {
        (self.offset, count, isLast) = (offset, 0, false)
        try extend(by: size)
    }

    /// Forgets the first `end` bytes.
    func drop(_ end: Int) {
        start.pass(text(to: end), isStart: offset == 0)
        let rest = UnsafeRawBufferPointer(rebasing: space[end..<count])
        space.copyMemory(from: rest)
        (offset, count) = (offset + end, rest.count)
    }

    /// Runs `body`, and gives its faults their places in a text that has been read up to the window by `drop`.
    func locatingFaults<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch var fault as CSVFault where fault.place == nil {
            var place = start
            let end = fault.offset - offset
            place.pass(text(to: end), isStart: offset == 0)
            if end < count { place.meet(text[end]) }
            fault.place = place
            throw fault
        }
    }

    /// Reads `size` bytes more, or fewer at the end of the text.
    func extend(by size: Int) throws {
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
