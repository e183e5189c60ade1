/// The values of a column as fields of CSV text.
struct CSVFields {
    /// Fields, one after another.
    struct Table {
        private(set) var bytes: [UInt8] = []
        /// The start of each field, and the end of the last one.
        private(set) var bounds: [Int] = [0]

        mutating func append(_ spelling: some Sequence<UInt8>) {
            bytes.append(contentsOf: spelling)
            bounds.append(bytes.count)
        }

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

    struct Rows {
        let table: Table
        let indices: [Int]
    }

    private let column: Column
    private let missing: [UInt8]
    /// For text, the fields of a missing value and of the categories.
    private let categories: Table?

    /// Makes the fields of a column; `spelling` returns that of a category.
    init(_ column: Column, missing: [UInt8], spelling: (ArraySlice<UInt8>) -> [UInt8]) {
        (self.column, self.missing) = (column, missing)
        categories = column.packedCategories.map { _, categories in
            var table = Table()
            table.append(missing)
            for code in categories.indices { table.append(spelling(categories.utf8(code))) }
            return table
        }
    }

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
