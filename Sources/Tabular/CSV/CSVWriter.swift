/// Turns a table into CSV text: a header, LF after every row, quotes only where they are needed.
///
/// A missing value is an empty field, in a table of one column `""`, since a blank line would be no row. Reals are spelled
/// as briefly as they can be read back exactly, booleans `True` and `False`.
struct CSVWriter {
    let separator: UInt8

    func text(of frame: DataFrame, withHeader: Bool = true) -> [UInt8] {
        let columns = frame.columns.map { spelled($0, isAlone: frame.columnCount == 1) }
        var output = withHeader ? header(of: frame) : []
        for row in 0..<frame.rowCount {
            for (position, column) in columns.enumerated() {
                if position > 0 { output.append(separator) }
                column.append(row, to: &output)
            }
            output.append(.newline)
        }
        return output
    }

    private func header(of frame: DataFrame) -> [UInt8] {
        var output: [UInt8] = []
        for (position, name) in frame.columnNames.enumerated() {
            if position > 0 { output.append(separator) }
            output += field(Array(name.utf8), isFirst: position == 0)
        }
        output.append(.newline)
        return output
    }

    /// The bytes that stand for `content`, quoted if they would be read differently otherwise.
    private func field(_ content: [UInt8], isFirst: Bool = false) -> [UInt8] {
        let special: Set<UInt8> = [separator, .quote, .newline, .carriageReturn]
        let isMark = isFirst && content.starts(with: [0xEF, 0xBB, 0xBF])
        guard content.isEmpty || isMark || content.contains(where: special.contains) else { return content }
        return [.quote] + content.flatMap { $0 == .quote ? [.quote, .quote] : [$0] } + [.quote]
    }

    /// A column ready to be written.
    private struct Spelled {
        let column: Column
        /// The fields of the categories of text.
        let categories: [[UInt8]]
        let missing: [UInt8]

        func append(_ row: Int, to output: inout [UInt8]) {
            if column.isMissing(row) {
                output += missing
            } else if case .string(let codes, _) = column.storage {
                output += categories[Int(codes[row])]
            } else {
                output += Array((column[row]?.description ?? "").utf8)
            }
        }
    }

    private func spelled(_ column: Column, isAlone: Bool) -> Spelled {
        var categories: [[UInt8]] = []
        if case .string(_, let strings) = column.storage {
            categories = strings.indices.map { field(Array(strings.utf8($0))) }
        }
        return Spelled(column: column, categories: categories, missing: isAlone ? [.quote, .quote] : [])
    }
}
