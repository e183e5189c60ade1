import Files

/// A failure at a byte of the text: what the parser knows before anyone has counted lines.
struct CSVFault: Error {
    let code: CSVError.Code
    let offset: Int
    let reason: String
}

extension CSVFault {
    /// The fault of a record from `offset` on that has reached `CSVScanner.rowLimit`.
    init(tooLongAt offset: Int) {
        self.init(code: .tooLong, offset: offset, reason: "a row of a gigabyte: is a quote missing?")
    }

    /// The same fault in a text in which what it was found in begins at `start`.
    func moved(by start: Int) -> CSVFault { CSVFault(code: code, offset: offset + start, reason: reason) }

    /// The error for the user: counts the lines of `source`, the content of `file`, up to the fault.
    func error(file: String, source: CSVSource) -> CSVError {
        let place = try? source.place(of: offset)
        return CSVError(code, file: file, line: place?.line, column: place?.column, reason)
    }
}

extension CSVSource {
    /// The line and the character of the byte at `offset`, from 1. LF, CR LF and CR end a line; a BOM is no character.
    fileprivate func place(of offset: Int) throws(SystemError) -> (line: Int, column: Int) {
        var place = CSVPlace()
        var position = try bytes(at: 0, count: 3) == [0xEF, 0xBB, 0xBF] ? 3 : 0
        while position < offset {
            let piece = try bytes(at: position, count: min(1 << 16, offset - position))
            guard !piece.isEmpty else { break }
            for byte in piece { place.pass(byte) }
            position += piece.count
        }
        if let next = try bytes(at: offset, count: 1).first { place.meet(next) }
        return (place.line, place.characters + 1)
    }
}

/// Where a reader of text is, who has passed some bytes.
private struct CSVPlace {
    private(set) var line = 1
    private(set) var characters = 0
    /// Whether the last byte was a CR, which ends a line unless an LF follows.
    private var hasReturned = false

    /// Looks at the byte that comes next.
    mutating func meet(_ next: UInt8) {
        if hasReturned, next != .newline { (line, characters) = (line + 1, 0) }
        hasReturned = false
    }

    mutating func pass(_ byte: UInt8) {
        meet(byte)
        if byte == .newline {
            (line, characters) = (line + 1, 0)
        } else if byte & 0xC0 != 0x80 {
            characters += 1
            hasReturned = byte == .carriageReturn
        }
    }
}

extension Bytes {
    /// Whether the text begins with the three bytes that mark UTF-8.
    var hasByteOrderMark: Bool { word(at: 0) & 0xFF_FFFF == 0xBF_BBEF }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
}
