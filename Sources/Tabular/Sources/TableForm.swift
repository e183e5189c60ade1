import Support

struct TableForm: Sendable {
    /// The extensions, in lower case and without the first dot, such as `jsonl.gz`.
    let extensions: [String]
    /// Opens the file at a path. The syntax is for CSV only.
    let open: @Sendable (_ path: String, _ syntax: CSVSyntax) throws -> any TableSource
    static let all: [TableForm] = [csv, zip]

    /// CSV, plain or compressed by gzip; also the form of unknown extensions.
    static let csv = TableForm(extensions: ["csv", "csv.gz"]) { try CSVFile(path: $0, syntax: $1) }

    /// The only CSV file of a zip archive.
    static let zip = TableForm(extensions: ["zip"]) { try ZippedCSV(path: $0, syntax: $1) }

    /// The form of a file by the extension of its name, in any case.
    static func ofFile(_ name: String) -> TableForm {
        let name = name.lowercased()
        return all.first { $0.extensions.contains { name.hasSuffix(".\($0)") } } ?? csv
    }
}

/// Opens the table at `path`, in the form of its extension; `-` is CSV on standard input. Reads only the column names.
///
/// - Throws: `CSVError` or the error of another form; `CancellationError` if the task is cancelled.
package func openTable(_ path: String, syntax: CSVSyntax = CSVSyntax()) throws -> any TableSource {
    path == "-"
        ? try CSVFile(standardInput: syntax) : try TableForm.ofFile(fileURL(path).lastPathComponent).open(path, syntax)
}
