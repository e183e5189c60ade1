import Files
import Platform

/// A form of file that holds a table: the extensions of its names, and how it is opened.
struct TableForm: Sendable {
    /// Its extensions, in lower case and without the first dot, such as `jsonl.gz`.
    let extensions: [String]
    /// Opens the file at a path. The syntax matters only to CSV.
    let open: @Sendable (_ path: String, _ syntax: CSVSyntax) throws -> any TableSource

    /// The forms with extensions of their own.
    static let all: [TableForm] = [csv]

    /// CSV, plain or compressed by gzip: also the form of each name that no other form claims.
    static let csv = TableForm(extensions: ["csv", "csv.gz"]) { try CSVFile(path: $0, syntax: $1) }

    /// The form of a file by its name, whatever its case.
    static func ofFile(_ name: String) -> TableForm {
        let name = name.lowercased()
        return all.first { $0.extensions.contains { name.hasSuffix(".\($0)") } } ?? csv
    }
}

/// Opens the table at `path`, in the form of its extension; `-` is CSV on standard input. Reads no more than the column names.
///
/// - Throws: `CSVError` or the error of another form; `CancellationError` if the task is cancelled while nothing comes.
package func openTable(_ path: String, syntax: CSVSyntax = CSVSyntax()) throws -> any TableSource {
    path == "-"
        ? try CSVFile(standardInput: syntax) : try TableForm.ofFile(fileURL(path).lastPathComponent).open(path, syntax)
}
