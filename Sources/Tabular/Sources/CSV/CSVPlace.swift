/// The line and the character that come next in a text whose bytes are passed one by one.
///
/// LF, CR LF and CR end a line; a byte order mark is not a character.
struct CSVPlace {
    private var lineEnds = 0
    private var characters = 0
    /// Whether the last byte was a CR, which ends a line by itself or with an LF.
    private var hasReturned = false

    /// The line, from 1.
    var line: Int { lineEnds + 1 }
    /// The character of the line, from 1.
    var column: Int { characters + 1 }

    mutating func meet(_ next: UInt8) {
        if hasReturned, next != .newline { (lineEnds, characters) = (lineEnds + 1, 0) }
        hasReturned = false
    }

    /// Passes bytes; with `isStart`, the text begins with them.
    mutating func pass(_ text: Bytes, isStart: Bool) {
        for offset in (isStart && text.hasByteOrderMark ? 3 : 0)..<text.count { pass(text[offset]) }
    }

    private mutating func pass(_ byte: UInt8) {
        meet(byte)
        if byte == .newline {
            (lineEnds, characters) = (lineEnds + 1, 0)
        } else if byte & 0xC0 != 0x80 {
            characters += 1
            hasReturned = byte == .carriageReturn
        }
    }
}

extension CSVSource {
    /// The place of the byte at `offset`; reads all bytes before it, but none of a stream.
    func place(of offset: Int) throws -> CSVPlace {
        var (place, position) = (CSVPlace(), 0)
        while position < offset {
            let piece = try bytes(at: position, count: min(1 << 16, offset - position))
            guard !piece.isEmpty else { break }
            Bytes.withBytes(of: piece) { place.pass($0, isStart: position == 0) }
            position += piece.count
        }
        if let next = try bytes(at: offset, count: 1).first { place.meet(next) }
        return place
    }
}

extension Bytes {
    /// Whether the text begins with the byte order mark of UTF-8.
    var hasByteOrderMark: Bool { word(at: 0) & 0xFF_FFFF == 0xBF_BBEF }
}
