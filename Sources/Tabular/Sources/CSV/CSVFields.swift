/// How the values of a column are spelled in CSV text.
struct CSVFields {
    /// Spellings, one behind the other.
    struct Table {
        private(set) var bytes: [UInt8] = []
        /// Where each spelling begins, and the last one ends.
        private(set) var bounds: [Int] = [0]

        mutating func append(_ spelling: some Sequence<UInt8>) {
            bytes.append(contentsOf: spelling)
            bounds.append(bytes.count)
        }

        /// Appends the decimal digits of a number.
        mutating func append(_ number: Int64) {
            if number < 0 { bytes.append(UInt8(ascii: "-")) }
            appendDigits(number.magnitude)
            bounds.append(bytes.count)
        }

        private mutating func appendDigits(_ number: UInt64) {
            if number >= 10 { appendDigits(number / 10) }
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
        }
    }

    /// The fields of some rows: the table that has their spellings, and which of them each row has.
    struct Rows {
        let table: Table
        let indices: [Int]
    }

    private let column: Column
    /// The spelling of a missing value.
    private let missing: [UInt8]
    /// Of text, that spelling and those of its categories.
    private let categories: Table?

    /// Spells the values of a column; `spelling` gives that of a category.
    init(_ column: Column, missing: [UInt8], spelling: (ArraySlice<UInt8>) -> [UInt8]) {
        (self.column, self.missing) = (column, missing)
        categories = column.packedCategories.map { _, categories in
            var table = Table()
            table.append(missing)
            for code in categories.indices { table.append(spelling(categories.utf8(code))) }
            return table
        }
    }

    /// The fields of some rows.
    func taking(_ rows: Range<Int>) -> Rows {
        if let categories, let codes = column.packedCategories?.codes {
            return Rows(table: categories, indices: rows.map { Int(codes[$0]) + 1 })
        }
        var table = Table()
        for row in rows {
            if column.isMissing(row) { table.append(missing) } else { spell(row, in: &table) }
        }
        return Rows(table: table, indices: Array(0..<rows.count))
    }

    private func spell(_ row: Int, in table: inout Table) {
        switch column.storage {
        case .integer(let values): table.append(values[row])
        case .real(let values): table.append("\(values[row])".utf8)
        case .boolean(let values): table.append((values[row] ? "True" : "False").utf8)
        case .string: break
        }
    }
}
