import Support

extension DataFrame {
    /// The table as CSV text, with LF after the header and every row, and quotes where needed.
    ///
    /// It reads back equal, unless text looks like other values. The separator must satisfy `CSVSyntax.canSeparate`.
    public func csv(separator: Unicode.Scalar = ",", withHeader: Bool = true) -> String {
        let writer = CSVWriter(separator: separator)
        return String(decoding: writer.text(of: self, withHeader: withHeader), as: UTF8.self)
    }

    /// Writes the table as a CSV file, atomically. The separator must satisfy `CSVSyntax.canSeparate`.
    ///
    /// Throws a `CSVError` with code `exists` if the file exists and `overwriting` is false, otherwise `unwritable`.
    public func writeCSV(to url: URL, separator: Unicode.Scalar = ",", overwriting: Bool = false) throws {
        do {
            let file = try AtomicFile(for: url)
            try CSVWriter(separator: separator).write(self, to: file)
            try file.install(replacing: overwriting)
        } catch let error as SystemError {
            let name = url.lastPathComponent
            throw CSVError(error.isTaken ? .exists : .unwritable, file: name, error.description(behind: name))
        }
    }
}
