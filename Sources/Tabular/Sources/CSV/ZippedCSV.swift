import Archives
import Support

/// The only CSV file of a zip archive.
final class ZippedCSV: TableSource {
    let name: String
    private let path: String
    private let file: CSVFile
    private let entry: String

    /// Unpacks it into an unnamed temporary file and reads its header.
    init(path: String, name archiveName: String, syntax: CSVSyntax) throws {
        (self.path, name) = (path, archiveName)
        let archive = Archive(at: fileURL(path))
        (file, entry) = try archive.withOnlyFile(
            called: "CSV file", where: Self.isTable, preferring: Self.isSurelyTable
        ) { file, entry, size in
            let name = "\(archiveName)/\(entry)"
            let source = try CSVSource.opened(file, size: size, name: name, syntax: syntax, isHashed: false)
            return (try CSVFile(source, name: name, syntax: syntax), entry)
        }
    }

    /// Whether an entry is a table: no file that a system adds.
    private static func isTable(_ name: String) -> Bool {
        let isHidden = name.hasPrefix("__MACOSX/") || name.split(separator: "/").last?.hasPrefix(".") == true
        return !isHidden && ["csv", "tsv", "txt", "data"].contains { name.lowercased().hasSuffix(".\($0)") }
    }

    /// Whether an entry is no text of another kind, such as `README.txt`.
    private static func isSurelyTable(_ name: String) -> Bool {
        ["csv", "tsv"].contains { name.lowercased().hasSuffix(".\($0)") }
    }

    var columnNames: [String] { file.columnNames }
    var notes: [String] { ["\(name): the table is \(visible(entry))"] + file.notes }
    var skippedRows: [Int] { file.skippedRows }
    func table(_ policy: ReadingPolicy) throws -> DataFrame { try file.table(policy) }

    func forEachTable(of rowCount: Int, _ policy: ReadingPolicy, _ body: (DataFrame) throws -> Void) throws {
        try file.forEachTable(of: rowCount, policy, body)
    }

    func sha1() throws -> String {
        try CSVSource.opening(name) {
            guard let checksum = try Checksum(contentsOf: path) else {
                throw CSVError(.inaccessible, file: name, "not a regular file")
            }
            return checksum.hexadecimal
        }
    }
}
