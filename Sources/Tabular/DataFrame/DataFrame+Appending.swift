import Support

extension DataFrame {
    /// The rows of this table and then those of `other`. Columns are matched by name and keep this table's order.
    ///
    /// Integers and reals give reals. A column without values takes the kind of the other table's. Throws a
    /// `DataFrameError` if only one table has a column, and for other differences of kind: spellings are lost.
    public func appending(_ other: DataFrame) throws -> DataFrame {
        try checkSameNames(other)
        let joined = try zip(columnNames, columns).map { name, column in
            let added = try other[name]
            guard let joined = column.appending(added) else { throw kindMismatch(name, column, added) }
            return joined
        }
        return DataFrame(names: columnNames, columns: joined, rowCount: rowCount + other.rowCount)
    }

    private func checkSameNames(_ other: DataFrame) throws {
        let missing = columnNames.filter { other.position(of: $0) == nil }
        let extra = other.columnNames.filter { position(of: $0) == nil }
        guard let name = missing.first ?? extra.first else { return }
        let complaints = [("lacks", missing), ("alone has", extra)].filter { !$0.1.isEmpty }
            .map { "\($0) " + $1.prefix(5).map(quoted).joined(separator: ", ") + ($1.count > 5 ? ", ..." : "") }
        throw DataFrameError(
            .columnMismatch, column: name,
            "the second table " + complaints.joined(separator: " and ") + ": drop or add columns before appending")
    }

    private func kindMismatch(_ name: String, _ first: Column, _ second: Column) -> DataFrameError {
        let example =
            (first.kind == .string ? first : second).firstValue.map { ", such as \(quoted($0.description))" } ?? ""
        return DataFrameError(
            .kindMismatch, column: name,
            "column \(quoted(name)) is \(first.kind) in the first table and \(second.kind) in the second\(example): "
                + "read both with the same missing values, or correct the file")
    }
}

extension Column {
    fileprivate var firstValue: Value? { (0..<count).first { !isMissing($0) }.flatMap { self[$0] } }
}
