import Support

/// A source of a table: the names of its columns first, then its rows, at once or in tables of some rows.
///
/// ```swift
/// let source = try openTable("rows.csv.gz")
/// source.columnNames                                  // known before any row is read
/// let table = try source.table(ReadingPolicy(textColumns: ["zip"]))
/// try source.sha1()                                   // computed while the rows were read
/// ```
///
/// A file format needs a conforming type with `name`, `columnNames`, `table` and `sha1`, and a line in `TableForm.all`.
public protocol TableSource: AnyObject {
    /// The name of the file, or `standard input`.
    var name: String { get }

    /// The names of the columns, in order.
    var columnNames: [String] { get }

    /// What was left out of the file, for the user: `1 row has another length than the header: left out; ...`.
    var notes: [String] { get }

    /// The rows that were left out, by their numbers in the file, from 1, in order.
    var skippedRows: [Int] { get }

    /// Reads all rows. The kind of each column follows from all of its values.
    ///
    /// - Throws: `CSVError` or the error of another format; `CancellationError` if the task is cancelled.
    func table(_ policy: ReadingPolicy) throws -> DataFrame

    /// Calls `body` with tables of `rowCount` rows, in order; the last one has the rest. Without rows there is no call.
    ///
    /// The default slices `table(policy)`. A stream uses the memory of one table, and the kinds of its columns follow
    /// from the values of each table alone: numbers in one may be text in the next, unless in `textColumns`.
    ///
    /// - Throws: As `table`; and the error of `body`, which ends the reading.
    func forEachTable(of rowCount: Int, _ policy: ReadingPolicy, _ body: (DataFrame) throws -> Void) throws

    /// The SHA-1 of the stored bytes as 40 hexadecimal digits; for a compressed file, that of the compressed bytes.
    ///
    /// Free once all rows are read; otherwise it reads the rest, which uses up a stream.
    func sha1() throws -> String
}

extension TableSource {
    /// Nothing was left out.
    public var notes: [String] { [] }

    /// No row was left out.
    public var skippedRows: [Int] { [] }

    /// Slices `table(policy)`, with the memory of the whole table and its kinds of columns.
    public func forEachTable(
        of rowCount: Int, _ policy: ReadingPolicy, _ body: (DataFrame) throws -> Void
    ) throws {
        require(rowCount > 0, "TableSource: a table has at least one row, not \(rowCount)")
        let table = try table(policy)
        for start in stride(from: 0, to: table.rowCount, by: rowCount) {
            try body(table[rows: start..<min(start + rowCount, table.rowCount)])
        }
    }
}
