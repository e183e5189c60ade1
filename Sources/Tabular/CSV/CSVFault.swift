/// A failure at a byte of the text: what the parser knows before anyone has counted lines.
struct CSVFault: Error {
    let code: CSVError.Code
    let offset: Int
    let reason: String
}

extension CSVFault {
    /// The error for the user: counts the lines of `text`, the content of `file`, up to the fault.
    func error(file: String, text: Bytes) -> CSVError {
        let (line, column) = text.place(of: offset)
        return CSVError(code, file: file, line: line, column: column, reason)
    }
}

extension Bytes {
    /// The line and the character of `offset`, from 1. LF, CR LF and CR end a line; a BOM is no character.
    fileprivate func place(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var start = hasByteOrderMark ? 3 : 0
        for position in start..<max(start, offset) {
            let isCarriageReturn =
                self[position] == .carriageReturn && !(position + 1 < count && self[position + 1] == .newline)
            if self[position] == .newline || isCarriageReturn { (line, start) = (line + 1, position + 1) }
        }
        let characters = (start..<max(start, offset)).count { self[$0] & 0xC0 != 0x80 }
        return (line, characters + 1)
    }

    /// Whether the text begins with the three bytes that mark UTF-8.
    var hasByteOrderMark: Bool { word(at: 0) & 0xFF_FFFF == 0xBF_BBEF }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
}
