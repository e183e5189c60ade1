import Support

extension DataFrame: Equatable {
    /// Whether names, order, kinds and values are equal; names and text by their bytes.
    public static func == (left: DataFrame, right: DataFrame) -> Bool {
        left.columnNames.map { ExactString($0) } == right.columnNames.map { ExactString($0) }
            && left.rowCount == right.rowCount && left.columns == right.columns
    }
}

extension DataFrame: CustomStringConvertible {
    /// The table as a grid of at most ten rows and 120 characters a line, with its size:
    ///
    /// ```
    ///    Id  MSSubClass  ...  SaleCondition  SalePrice
    /// 0   1          60  ...         Normal     208500
    /// 1   2          20  ...             NA     181500
    /// [2 rows x 81 columns]
    /// ```
    public var description: String { grid(Self.ends(of: rowCount, first: 5, last: 5)) }

    /// The same with the first `count` rows.
    package func description(firstRows count: Int) -> String { grid(Array(0..<min(count, rowCount))) }

    /// Some rows as a grid; nil for omitted rows.
    private func grid(_ rows: [Int?]) -> String {
        let index = [""] + rows.map { $0.map(String.init) ?? "..." }
        let cells = columnPositions(rows).map { position in
            guard let position else { return [String](repeating: "...", count: rows.count + 1) }
            return self.cells(position, rows)
        }
        let columns = [index] + cells
        let lines = TextTable(index.indices.map { line in columns.map { $0[line] } }, alignment: .right).lines
        return (lines + ["[\(rowCount) rows x \(columnCount) columns]"]).joined(separator: "\n")
    }

    private static let lineWidth = 120

    /// The first and last of `count` positions; nil for omitted ones.
    private static func ends(of count: Int, first: Int, last: Int) -> [Int?] {
        guard count > first + last else { return Array(0..<count) }
        return Array(0..<first) + [nil] + Array(count - last..<count)
    }

    /// The columns that fit into a line, from both ends in turn.
    private func columnPositions(_ rows: [Int?]) -> [Int?] {
        // Room for the row numbers and the dots.
        var left = Self.lineWidth - "\(rowCount)".count - 5
        var shown = 0
        while shown < columnCount {
            let next = shown.isMultiple(of: 2) ? shown / 2 : columnCount - 1 - shown / 2
            left -= 2 + (cells(next, rows).map(\.count).max() ?? 0)
            if left < 0 { break }
            shown += 1
        }
        return Self.ends(of: columnCount, first: (shown + 1) / 2, last: shown / 2)
    }

    private func cells(_ position: Int, _ rows: [Int?]) -> [String] {
        let values = rows.map { row in row.map { columns[position][$0]?.description ?? "NA" } ?? "..." }
        return ([columnNames[position]] + values).map(\.shownInOneLine)
    }
}
