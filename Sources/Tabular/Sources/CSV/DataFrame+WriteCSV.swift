import Files
import Platform

extension DataFrame {
    /// The table as CSV text, with LF after the header and every row; fields are quoted where it is needed.
    ///
    /// Reading it back gives an equal table, unless text looks like numbers, booleans or missing values. Without the header
    /// it is the rest of a text that another table began. The separator must be one for which `CSVSyntax.canSeparate` holds.
    public func csv(separator: Unicode.Scalar = ",", withHeader: Bool = true) -> String {
        let writer = CSVWriter(separator: separator)
        return String(decoding: writer.text(of: self, withHeader: withHeader), as: UTF8.self)
    }

    /// Writes the table as a CSV file, whole or not at all: it gets its name only when it is complete and on the disk.
    ///
    /// The separator must be one for which `CSVSyntax.canSeparate` holds.
    /// Throws a `CSVError` whose code is `exists` if there is such a file and `overwriting` is false, otherwise `unwritable`.
    public func writeCSV(to url: URL, separator: Unicode.Scalar = ",", overwriting: Bool = false) throws {
        do {
            let file = try AtomicFile(for: url)
            try CSVWriter(separator: separator).forEachPiece(of: self) { piece in
                try piece.withUnsafeBytes { try file.append($0) }
            }
            try file.install(replacing: overwriting)
        } catch let error as SystemError {
            let name = url.lastPathComponent
            throw CSVError(error.isTaken ? .exists : .unwritable, file: name, error.description(behind: name))
        }
    }
}
