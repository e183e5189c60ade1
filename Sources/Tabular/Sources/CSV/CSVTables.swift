import Support

/// A CSV file that may be larger than memory, as tables of a few thousand rows.
///
/// ```swift
/// let tables = try CSVTables(contentsOf: url)
/// let encoder = try preprocessor.fitted(to: tables.dropping("Id", "SalePrice"))
/// try tables.forEach { table in
///     let x = try encoder(table.dropping("Id", "SalePrice")), y = try table["SalePrice", as: Float.self]
/// }
/// ```
///
/// Together they equal `DataFrame(contentsOfCSV:)`: the initializer reads the file once for the kinds of the columns.
/// Memory is that of one table. Each pass over a compressed file decompresses it into an unnamed temporary file.
public struct CSVTables: Sendable {
    private let url: URL
    private let syntax: CSVSyntax
    private let policy: ReadingPolicy
    private let states: [ColumnBuilder.State]
    private var positions: [Int]
    private let allNames: [String]
    /// The number of rows of all tables.
    public let rowCount: Int
    private let partCount: Int
    private let partSize: Int

    /// Reads a file once for the kinds of its columns.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - syntax: The separator, and whether there is a header.
    ///   - policy: How fields become values.
    ///   - tableSize: The approximate number of bytes of text in a table; 8 MiB by default.
    /// - Throws: `CSVError`, as `DataFrame(contentsOfCSV:)`.
    public init(
        contentsOf url: URL, syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy(),
        tableSize: Int = 1 << 23
    ) throws {
        let partSize = min(max(tableSize, 1), 1 << 17)
        try self.init(
            contentsOf: url, syntax: syntax, policy: policy, partSize: partSize, partCount: tableSize / partSize)
    }

    /// Makes each table of `partCount` parts of the text.
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
            try reader.read(header, into: &builders, tablesOf: max(partCount, 1)) {
                rowCount += $0.first?.count ?? 0
            }
            return (header.names, builders.map(\.settledState))
        }
        self.rowCount = rowCount
        positions = Array(allNames.indices)
    }

    /// The names of the columns.
    public var columnNames: [String] { positions.map { allNames[$0] } }

    /// The tables without some columns, which are then not parsed. Throws a `DataFrameError` for an unknown name.
    public func dropping(_ names: String...) throws -> CSVTables {
        if let name = names.without(columnNames).first {
            throw DataFrameError.unknownColumn(name, among: columnNames)
        }
        let unwanted = Set(names.map { ExactString($0) })
        var tables = self
        tables.positions.removeAll { unwanted.contains(ExactString(allNames[$0])) }
        return tables
    }

    /// Calls `body` with each table, at least once. Throws the errors of `body`, a `CSVError` if the file was changed.
    public func forEach(_ body: (DataFrame) throws -> Void) throws {
        let names = columnNames
        try CSVFile(contentsOf: url, syntax: syntax, partSize: partSize).reading(policy) { reader, header in
            guard header.names == allNames else { throw reader.changed }
            let tokens = reader.missingTokens(allNames)
            var builders = positions.map { ColumnBuilder($0, state: states[$0], tokens: tokens[$0]) }
            var count = 0
            try reader.read(header, into: &builders, tablesOf: partCount) { columns in
                let table = DataFrame(names: names, columns: columns, rowCount: columns.first?.count ?? 0)
                count += table.rowCount
                try body(table)
            }
            let areSettled = zip(builders, positions).allSatisfy { $0.settledState == states[$1] }
            guard areSettled, count == rowCount || builders.isEmpty else { throw reader.changed }
        }
    }
}

extension CSVTables: CustomStringConvertible {
    /// One line: `CSVTables: 1460 rows x 81 columns of train.csv`.
    public var description: String {
        "CSVTables: \(rowCount) rows x \(positions.count) columns of \(url.lastPathComponent)"
    }
}

extension CSVReader {
    /// Calls `body` with the columns of at least one table, each of `partCount` parts of the text.
    fileprivate func read(
        _ header: Header, into builders: inout [ColumnBuilder], tablesOf partCount: Int,
        _ body: ([Column]) throws -> Void
    ) throws {
        var (left, isFirst) = (Optional(header.offset), true)
        while let start = left {
            left = try read(header, from: start, into: &builders, partLimit: partCount)
            let columns = builders.indices.map { builders[$0].taken() }
            // Blank lines at the end make no table.
            if isFirst || columns.contains(where: { $0.count > 0 }) { try body(columns) }
            isFirst = false
        }
    }
}
