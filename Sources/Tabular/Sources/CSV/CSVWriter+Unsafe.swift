import Support

extension CSVWriter {
    func write(_ frame: DataFrame, to file: AtomicFile) throws {
        try forEachPiece(of: frame) { piece in try piece.withUnsafeBytes { try file.append($0) } }
    }

    /// The lines of some rows, whose fields are in `columns`.
    ///
    /// Column by column, first for the lengths of the lines, then for the text, after that of the column before.
    func joined(_ columns: [CSVFields.Rows]) -> [UInt8] {
        var ends = [Int](repeating: 0, count: columns.first?.indices.count ?? 0)
        for column in columns {
            let bounds = column.table.bounds
            for (row, index) in column.indices.enumerated() { ends[row] += bounds[index + 1] - bounds[index] + 1 }
        }
        var total = 0
        for row in ends.indices { (ends[row], total) = (total, total + ends[row]) }
        return [UInt8](unsafeUninitializedCapacity: total) { text, count in
            for (position, column) in columns.enumerated() {
                write(column, after: &ends, position == columns.count - 1 ? .newline : separator, to: text)
            }
            count = total
        }
    }

    /// Writes the fields of a column, each after the end of its line so far, with `mark` after it.
    private func write(
        _ column: CSVFields.Rows, after ends: inout [Int], _ mark: UInt8, to text: UnsafeMutableBufferPointer<UInt8>
    ) {
        let bounds = column.table.bounds
        column.table.bytes.withUnsafeBufferPointer { spellings in
            for (row, index) in column.indices.enumerated() {
                let (start, length) = (bounds[index], bounds[index + 1] - bounds[index])
                let end = ends[row] + length
                precondition(end < text.count)
                if length > 0, let line = text.baseAddress, let first = spellings.baseAddress {
                    (line + ends[row]).initialize(from: first + start, count: length)
                }
                text.initializeElement(at: end, to: mark)
                ends[row] = end + 1
            }
        }
    }
}
