import CommandSupport
import DataHub
import Files
import Tabular

/// A table of the user's own.
struct TableFile {
    let table: DataFrame
    let source: SourceFile

    /// Reads the file, or standard input for `-`; of the columns that are to be text it need not have the optional ones.
    init(_ path: String, _ options: CSVOptions, optional: [String] = []) throws {
        let file = InputFile(path), name = file.name
        let bytes = try file.open().remainingCSV(name: name)
        source = SourceFile(name: name, sha1: Checksum.sha1(of: bytes))
        do {
            table = try DataFrame(csv: bytes, options: options, name: name)
        } catch let error as CSVError where error.code == .unknownColumn {
            let plain = try DataFrame(csv: bytes, options: CSVOptions(separator: options.separator), name: name)
            var options = options
            let absent = optional.without(plain.columnNames)
            options.textColumns = options.textColumns.without(absent)
            for name in absent { options.missingValuesByColumn[name] = nil }
            table = try DataFrame(csv: bytes, options: options, name: name)
        }
        try Task.checkCancellation()
    }

    /// The columns of text.
    var textColumns: [String] { zip(table.columnNames, table.columns).filter { $1.kind == .string }.map(\.0) }
}
