/// A table of text: each column as wide as its widest cell, two blanks apart.
package struct TextTable {
    package enum Alignment {
        /// For text.
        case left
        /// For numbers.
        case right
    }

    private let rows: [[String]]
    private let alignment: Alignment

    /// A table of rows of equal length, with the header.
    package init(_ rows: [[String]], alignment: Alignment) {
        (self.rows, self.alignment) = (rows, alignment)
    }

    /// The lines, without line ends and trailing blanks.
    package var lines: [String] {
        let count = rows.first?.count ?? 0
        let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let line = row.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - row[column].count)
                return alignment == .right ? blanks + row[column] : row[column] + blanks
            }.joined(separator: "  ")
            return line.withoutTrailingBlanks
        }
    }
}

extension String {
    package var withoutTrailingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }
}
