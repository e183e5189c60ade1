/// A failure at a byte of the text, whose line is not yet counted.
struct CSVFault: Error {
    let code: CSVError.Code
    let offset: Int
    let reason: String
    /// The place of the byte, known at once for a stream, which cannot be read again.
    var place: CSVPlace?
}

extension CSVFault {
    /// The fault of the record at `offset` that has reached `limit` bytes.
    init(tooLongAt offset: Int, limit: Int = CSVScanner.rowLimit) {
        let size = limit == CSVScanner.rowLimit ? "a gigabyte" : "\(limit) bytes or more"
        self.init(code: .tooLong, offset: offset, reason: "a row of \(size): is a quote missing?")
    }

    /// The same fault in a text whose part from `start` on has it.
    func moved(by start: Int) -> CSVFault { CSVFault(code: code, offset: offset + start, reason: reason) }

    /// The error for the user: counts the lines of `source`, the content of `file`, up to the byte.
    func error(file: String, source: CSVSource) -> CSVError {
        let place = place ?? (try? source.place(of: offset))
        return CSVError(code, file: file, line: place?.line, column: place?.column, reason)
    }
}
