import Support

/// A text whose fields are separated by any number of blanks and tabs, in pieces with one blank between fields and none at the ends
/// of lines. Blanks in quotes stay.
final class BlankSeparation {
    private let window: TextWindow
    private let pieceSize = 1 << 18
    private let piece: UnsafeMutableBufferPointer<UInt8>
    private var isBegun = false
    private var isQuoted = false
    /// Whether blanks have come since the last field of the line.
    private var hasBlanks = false
    private var isAtLineStart = true

    init(_ source: CSVSource) {
        window = TextWindow(source)
        // A blank may be left over from the piece before.
        piece = .allocate(capacity: 2 * pieceSize)
    }

    deinit { piece.deallocate() }

    /// The next piece, valid until the next call; empty at the end.
    func next() throws -> UnsafeRawBufferPointer {
        var count = 0
        // A piece of blanks alone is not the end.
        repeat {
            try readOn()
            let text = window.text
            for offset in 0..<window.count { append(text[offset], &count) }
        } while count == 0 && window.count > 0
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(piece)[..<count])
    }

    private func readOn() throws {
        guard isBegun else {
            isBegun = true
            return try window.read(pieceSize, at: 0)
        }
        window.drop(window.count)
        try window.extend(by: pieceSize)
    }

    private func append(_ byte: UInt8, _ count: inout Int) {
        if !isQuoted, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
            hasBlanks = true
            return
        }
        let beginsField = isAtLineStart || hasBlanks
        if hasBlanks, !isAtLineStart, !byte.isLineEnd {
            piece[count] = UInt8(ascii: " ")
            count += 1
        }
        if byte == .quote, isQuoted || beginsField { isQuoted.toggle() }
        (hasBlanks, isAtLineStart) = (false, byte.isLineEnd && !isQuoted)
        piece[count] = byte
        count += 1
    }
}
