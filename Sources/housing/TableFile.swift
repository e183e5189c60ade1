import CommandSupport
import Tabular

/// A table of the user's own.
struct TableFile {
    let table: DataFrame
    let source: SourceFile

    /// Reads the file, or standard input for `-`; the optional columns of the policy may be absent.
    init(_ path: String, _ syntax: CSVSyntax, _ policy: ReadingPolicy, optional: [String] = []) throws {
        let file = try openTable(path, syntax: syntax)
        let absent = optional.without(file.columnNames)
        var policy = policy
        policy.textColumns = policy.textColumns.without(absent)
        for name in absent { policy.missingValuesByColumn[name] = nil }
        table = try file.table(policy)
        source = SourceFile(name: file.name, sha1: try file.sha1())
        try Task.checkCancellation()
    }

    /// The columns of text.
    var textColumns: [String] { zip(table.columnNames, table.columns).filter { $1.kind == .string }.map(\.0) }

    /// The name of standard input on the command line.
    static let standardInput = "-"
}
