import Support

extension DataFrame {
    /// The column called `name`. Throws a `DataFrameError` with similar names if absent.
    public subscript(name: String) -> Column {
        get throws { columns[try known(name)] }
    }

    /// The column at `position`; negative positions count from the end.
    public subscript(position: Int) -> Column { columns[absolute(position, of: columnCount, "column")] }

    /// Some rows, in the given order; negative positions count from the end. Costs a copy of them.
    public subscript(rows rows: some Sequence<Int>) -> DataFrame {
        let rows = rows.map { absolute($0, of: rowCount, "row") }
        return DataFrame(names: columnNames, columns: columns.map { $0.selecting(rows) }, rowCount: rows.count)
    }

    /// Some columns, in the given order, each at most once; negative positions count from the end.
    public subscript(columns positions: some Sequence<Int>) -> DataFrame {
        let positions = positions.map { absolute($0, of: columnCount, "column") }
        require(Set(positions).count == positions.count, "DataFrame: a column is chosen twice: \(positions)")
        return DataFrame(
            names: positions.map { columnNames[$0] }, columns: positions.map { columns[$0] }, rowCount: rowCount)
    }

    /// Some rows of some columns: `frame[rows: 0..<4, columns: [0, 1, 2, 3, -3, -2, -1]]`.
    public subscript(rows rows: some Sequence<Int>, columns positions: some Sequence<Int>) -> DataFrame {
        self[columns: positions][rows: rows]
    }

    /// The columns of the given names, in that order. Throws a `DataFrameError` for an unknown or duplicate name.
    public func selecting(_ names: String...) throws -> DataFrame { try selecting(names) }

    /// The columns of the given names, in that order. Throws a `DataFrameError` for an unknown or duplicate name.
    public func selecting(_ names: [String]) throws -> DataFrame {
        let positions = try names.map(known)
        var seen: Set<Int> = []
        for (name, position) in zip(names, positions) where !seen.insert(position).inserted {
            throw DataFrameError.duplicateColumn(name)
        }
        return self[columns: positions]
    }

    /// All columns but those of the given names. Throws a `DataFrameError` for an unknown name.
    public func dropping(_ names: String...) throws -> DataFrame { try dropping(names) }

    /// All columns but those of the given names. Throws a `DataFrameError` for an unknown name.
    public func dropping(_ names: [String]) throws -> DataFrame {
        let dropped = Set(try names.map(known))
        return self[columns: columns.indices.filter { !dropped.contains($0) }]
    }

    private func known(_ name: String) throws -> Int {
        guard let position = position(of: name) else { throw DataFrameError.unknownColumn(name, among: columnNames) }
        return position
    }

    private func absolute(_ position: Int, of count: Int, _ what: String) -> Int {
        let absolute = position < 0 ? position + count : position
        require(
            absolute >= 0 && absolute < count, "DataFrame: \(what) \(position) is out of range for \(count) \(what)s")
        return absolute
    }
}
