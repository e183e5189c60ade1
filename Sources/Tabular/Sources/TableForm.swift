import Compression
import Support

struct TableForm: Sendable {
    /// The extensions, in lower case and without the first dot, such as `jsonl.gz`.
    let extensions: [String]
    /// Opens the file at a path, called by its name in messages and records. The syntax is for CSV only.
    let open: @Sendable (_ path: String, _ name: String, _ syntax: CSVSyntax) throws -> any TableSource
    static let all: [TableForm] = [csv, zip]

    /// CSV, plain or compressed by gzip; also the form of unknown extensions.
    static let csv = TableForm(extensions: ["csv", "csv.gz"]) { try CSVFile(path: $0, name: $1, syntax: $2) }

    /// The only CSV file of a zip archive.
    static let zip = TableForm(extensions: ["zip"]) { try ZippedCSV(path: $0, name: $1, syntax: $2) }

    /// The form of a file by the extension of its name, in any case.
    static func ofFile(_ name: String) -> TableForm {
        let name = name.lowercased()
        return all.first { $0.extensions.contains { name.hasSuffix(".\($0)") } } ?? csv
    }
}

/// Opens the table at `path`, in the form of its extension; `-` is CSV on standard input. Reads only the column names.
///
/// - Parameters:
///   - path: The path.
///   - name: The name of the file, if it is not that of the path, as for a copy.
///   - syntax: The syntax of CSV.
/// - Throws: `CSVError` or the error of another form; `CancellationError` if the task is cancelled.
package func openTable(
    _ path: String, named name: String? = nil, syntax: CSVSyntax = CSVSyntax()
) throws -> any TableSource {
    if path == "-" { return try CSVFile(standardInput: syntax) }
    if path.contains("://"), !hasEntry(at: path) {
        throw CSVError(.notFound, file: visible(path), "this is an address, and only files are read: download it first")
    }
    let name = name ?? fileURL(path).lastPathComponent
    let form = isZip(path) ? TableForm.zip : TableForm.ofFile(name)
    return try form.open(path, name, syntax)
}

/// Whether the file at a path is a zip archive by its first bytes, whatever its name, and no workbook, which is one, too.
private func isZip(_ path: String) -> Bool {
    guard isRegularFile(path) == true, let start = try? FileDescriptor.reading(path).bytes(at: 0, count: 1 << 10) else {
        return false
    }
    return Packing(firstBytes: start, mayBeText: true) == .zip && ForeignFormat(firstBytes: start) == nil
}

/// The name of a table in messages and records: that of the file at `path`, or `standard input` for `-`.
package func tableName(_ path: String) -> String {
    path == "-" ? "standard input" : fileURL(path).lastPathComponent
}
