/// A failure at a byte of the text: what the parser knows before anyone has counted lines.
struct CSVFault: Error {
    let code: CSVError.Code
    let offset: Int
    let reason: String
    /// The place of the byte, where it is known already: a stream cannot be read again.
    var place: CSVPlace?
}

extension CSVFault {
    /// The fault of a record from `offset` on that has reached `limit` bytes.
    init(tooLongAt offset: Int, limit: Int = CSVScanner.rowLimit) {
        let size = limit == CSVScanner.rowLimit ? "a gigabyte" : "\(limit) bytes or more"
        self.init(code: .tooLong, offset: offset, reason: "a row of \(size): is a quote missing?")
    }

    /// The same fault in a text in which what it was found in begins at `start`.
    func moved(by start: Int) -> CSVFault { CSVFault(code: code, offset: offset + start, reason: reason) }

    /// The error for the user: counts the lines of `source`, the content of `file`, up to the fault.
    func error(file: String, source: CSVSource) -> CSVError {
        let place = place ?? (try? source.place(of: offset))
        return CSVError(code, file: file, line: place?.line, column: place?.column, reason)
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
}
