/// The part of a text that is in memory.
final class TextWindow {
    private let source: CSVSource
    private var space = UnsafeMutableRawBufferPointer.allocate(byteCount: Bytes.padding, alignment: 64)
    private(set) var offset = 0
    private(set) var count = 0
    /// Whether the text ends with the window.
    private(set) var isLast = false
    /// The place of the window's first byte, if `drop` has passed all text before it.
    private var start = CSVPlace()

    init(_ source: CSVSource) { self.source = source }

    deinit { space.deallocate() }

    var isStream: Bool { source.stream != nil }

    /// All bytes, valid until the window changes.
    var text: Bytes { text(to: count) }

    /// The first `end` bytes, valid until the window changes.
    func text(to end: Int) -> Bytes {
        Bytes(UnsafeBufferPointer(rebasing: space.bindMemory(to: UInt8.self)[..<end]), readable: space.count)
    }

    /// Moves to the `size` bytes at `offset` of the text, fewer at its end.
    func read(_ size: Int, at offset: Int) throws {
        (self.offset, count, isLast) = (offset, 0, false)
        try extend(by: size)
    }

    func drop(_ end: Int) {
        start.pass(text(to: end), isStart: offset == 0)
        let rest = UnsafeRawBufferPointer(rebasing: space[end..<count])
        space.copyMemory(from: rest)
        (offset, count) = (offset + end, rest.count)
    }

    /// Runs `body` and adds the places of its faults, if `drop` has passed all text before the window.
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

    /// Reads `size` bytes more, fewer at the end of the text.
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
