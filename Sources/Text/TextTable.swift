/// Lines of cells for people: each column as wide as its widest cell, two blanks apart.
package struct TextTable {
    /// The side to which cells are pushed.
    package enum Alignment {
        /// For text; the last column is not filled up.
        case left
        /// For numbers.
        case right
    }

    private let rows: [[String]]
    private let alignment: Alignment

    /// A table of rows, the header among them, of equally many cells.
    package init(_ rows: [[String]], alignment: Alignment) {
        (self.rows, self.alignment) = (rows, alignment)
    }

    /// The lines, without line ends.
    package var lines: [String] {
        let count = rows.first?.count ?? 0
        let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - row[column].count)
                switch alignment {
                case .right: return blanks + row[column]
                case .left: return column == count - 1 ? row[column] : row[column] + blanks
                }
            }.joined(separator: "  ")
        }
    }
}
