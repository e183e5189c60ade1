import Platform

/// A CSV file as tables of some thousand rows, one after the other: for files that are larger than memory.
///
/// ```swift
/// let tables = try CSVTables(contentsOf: url)
/// let encoder = try preprocessor.fitted(to: tables.dropping("Id", "SalePrice"))
/// try tables.forEach { table in
///     let x = try encoder(table.dropping("Id", "SalePrice")), y = try table["SalePrice", as: Float.self]
/// }
/// ```
///
/// Together they are what `DataFrame(contentsOfCSV:)` gives: the kinds of the columns follow from all of their values, for
/// which the file is read once when the tables are made. Memory is that of one table, whatever the file's size. Each reading
/// of a compressed file decompresses it into a temporary file, which has no name and goes with the reading.
public struct CSVTables: Sendable {
    private let url: URL
    private let syntax: CSVSyntax
    private let policy: ReadingPolicy
    private let states: [ColumnBuilder.State]
    /// The positions of the columns that are wanted.
    private var positions: [Int]
    private let allNames: [String]
    /// The number of rows of all tables.
    public let rowCount: Int
    /// How many parts of the text make a table.
    private let partCount: Int
    private let partSize: Int

    /// Reads a file once, to find out what its columns are.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - syntax: The separator, and whether there is a header.
    ///   - policy: How fields become values.
    ///   - tableSize: About how many bytes of the text make a table; 8 MB by default.
    /// - Throws: A `CSVError`, as `DataFrame(contentsOfCSV:)` does.
    public init(
        contentsOf url: URL, syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy(),
        tableSize: Int = 1 << 23
    ) throws {
        let partSize = min(max(tableSize, 1), 1 << 17)
        try self.init(
            contentsOf: url, syntax: syntax, policy: policy, partSize: partSize, partCount: tableSize / partSize)
    }

    /// Makes each table of `partCount` parts of the text, of `partSize` bytes each.
    init(
        contentsOf url: URL, syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy(), partSize: Int,
        partCount: Int
    ) throws {
        (self.url, self.syntax, self.policy) = (url, syntax, policy)
        (self.partSize, self.partCount) = (partSize, max(partCount, 1))
        var rowCount = 0
        (allNames, states) = try CSVFile(contentsOf: url, syntax: syntax, partSize: partSize).reading(policy) {
            reader, header in
            var builders = reader.builders(header.names)
            try reader.read(header.rows, into: &builders, tablesOf: max(partCount, 1)) {
                rowCount += $0.first?.count ?? 0
            }
            return (header.names, builders.map(\.settledState))
        }
        self.rowCount = rowCount
        positions = Array(allNames.indices)
    }

    /// The names of the columns.
    public var columnNames: [String] { positions.map { allNames[$0] } }

    /// The tables without some columns, which are then not read. Throws for an unknown name.
    public func dropping(_ names: String...) throws -> CSVTables {
        if let name = names.without(columnNames).first {
            throw DataFrameError.unknownColumn(name, among: columnNames)
        }
        let unwanted = Set(names.map { ExactString($0) })
        var tables = self
        tables.positions.removeAll { unwanted.contains(ExactString(allNames[$0])) }
        return tables
    }

    /// Calls `body` with each table, at least once. Throws a `CSVError` if the file is not what it was, and what `body` throws.
    public func forEach(_ body: (DataFrame) throws -> Void) throws {
        let names = columnNames
        try CSVFile(contentsOf: url, syntax: syntax, partSize: partSize).reading(policy) { reader, header in
            guard header.names == allNames else { throw reader.changed }
            let tokens = reader.missingTokens(allNames)
            var builders = positions.map { ColumnBuilder($0, state: states[$0], tokens: tokens[$0]) }
            var count = 0
            try reader.read(header.rows, into: &builders, tablesOf: partCount) { columns in
                let table = DataFrame(names: names, columns: columns, rowCount: columns.first?.count ?? 0)
                count += table.rowCount
                try body(table)
            }
            let areSettled = zip(builders, positions).allSatisfy { $0.settledState == states[$1] }
            guard areSettled, count == rowCount || builders.isEmpty else { throw reader.changed }
        }
    }
}

extension CSVReader {
    /// Reads the rows from `rows` on in tables of `partCount` parts of the text, at least one, whose columns `body` is given.
    fileprivate func read(
        _ rows: Rows, into builders: inout [ColumnBuilder], tablesOf partCount: Int, _ body: ([Column]) throws -> Void
    ) throws {
        var (left, isFirst) = (Optional(rows), true)
        while let rows = left {
            left = try read(rows, into: &builders, partLimit: partCount)
            let columns = builders.indices.map { builders[$0].taken() }
            // Blank lines may be left at the end.
            if isFirst || columns.contains(where: { $0.count > 0 }) { try body(columns) }
            isFirst = false
        }
    }
}
