import Support

/// A table: ordered columns of equal length with distinct names.
///
/// ```swift
/// let train = try DataFrame(contentsOfCSV: url)
/// print(train[rows: 0..<4, columns: [0, 1, 2, 3, -3, -2, -1]])
/// let price = try train["SalePrice", as: Float.self]
/// let features = try train.dropping("Id", "SalePrice")
/// ```
///
/// A table is a value and may be sent between tasks; copying it is free until a copy is changed. Unknown names throw,
/// since they come from files and users; positions out of range stop the program, as in an array.
public struct DataFrame: Sendable {
    /// The names of the columns, in order.
    public private(set) var columnNames: [String]
    /// The columns, in order.
    public private(set) var columns: [Column]
    /// The number of rows.
    public private(set) var rowCount: Int
    private var positions: [ExactString: Int]

    /// The number of columns.
    public var columnCount: Int { columns.count }

    /// Makes a table of columns of equal length with distinct names.
    init(names: [String], columns: [Column], rowCount: Int) {
        (self.columnNames, self.columns, self.rowCount) = (names, columns, rowCount)
        positions = Dictionary(uniqueKeysWithValues: zip(names.lazy.map { ExactString($0) }, names.indices))
    }

    /// Makes a table of named columns: `["a": Column([1, 2])]`. Throws a `DataFrameError` unless they fit.
    public init(_ columns: KeyValuePairs<String, Column>) throws {
        self.init(names: [], columns: [], rowCount: columns.first?.value.count ?? 0)
        for (name, column) in columns {
            guard position(of: name) == nil else { throw DataFrameError.duplicateColumn(name) }
            try set(name, to: column)
        }
    }

    /// The position of the column called `name`, or nil.
    public func position(of name: String) -> Int? { positions[ExactString(name)] }

    /// Replaces the column called `name`, or adds it as the last one. Throws a `DataFrameError` for another length.
    public mutating func set(_ name: String, to column: Column) throws {
        guard column.count == rowCount else {
            throw DataFrameError(
                .lengthMismatch, column: name,
                "column \(quoted(name)) has \(column.count) rows, the table \(rowCount): make them equal")
        }
        if let position = position(of: name) {
            columns[position] = column
        } else {
            positions[ExactString(name)] = columns.count
            columnNames.append(name)
            columns.append(column)
        }
    }
}
