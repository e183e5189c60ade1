/// Lays codes of categories side by side in a row-major matrix, a column of it for each column of text.
struct CodeMatrix {
    private var columns: [(codes: PackedIntegers, others: [Int32])] = []

    /// Adds a column: for each code the one that `others` has for it, the first of them for -1.
    mutating func add(_ codes: PackedIntegers, as others: [Int32]) { columns.append((codes, others)) }

    /// Writes some rows, each behind the one before.
    func write(_ rows: Range<Int>, to lines: UnsafeMutablePointer<Int32>) {
        for (position, column) in columns.enumerated() {
            column.codes.write(rows, as: column.others, to: lines + position, width: columns.count)
        }
    }
}
