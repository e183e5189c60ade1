import CTabular

/// The fields of one column in some records, valid as long as these are.
struct ColumnCells {
    private let text: Bytes
    private let records: CSVRecords
    private let column: Int
    /// The end before the first field; that before the next one is `width` further on.
    private let ends: UnsafePointer<UInt32>
    private let width: Int
    private let isLast: Bool
    let count: Int
    private let space: CellSpace
    private let quotedMayBeMissing: Bool

    init(_ text: Bytes, _ records: CSVRecords, column: Int, width: Int, quotedMayBeMissing: Bool, _ space: CellSpace) {
        (self.text, self.records, self.column, self.width, self.space) = (text, records, column, width, space)
        self.quotedMayBeMissing = quotedMayBeMissing
        ends = records.ends(before: column)
        isLast = column == width - 1
        count = records.fieldCount / width
    }

    /// The content of the field in `row`, without quotes, valid until the next call.
    @inline(__always) subscript(row: Int) -> Bytes {
        let start = start(of: row)
        var end = Int(ends[row * width + 1])
        if isLast { while end > start, text[end - 1].isLineEnd { end -= 1 } }
        guard start < end, text[start] == .quote else { return text[start..<end] }
        let content = text[start + 1..<end - 1]
        return content.first(.quote) == nil ? content : space.unquoted(content)
    }

    @inline(__always) func mayBeMissing(_ row: Int) -> Bool {
        quotedMayBeMissing || start(of: row) >= text.count || text[start(of: row)] != .quote
    }

    @inline(__always) private func start(of row: Int) -> Int {
        assert(row >= 0 && row < count)
        return Int(ends[row * width] &+ 1)
    }
}

/// All rows from `start` on at once, valid until the next call.
extension ColumnCells {
    struct ShortValues {
        let values: UnsafeMutableBufferPointer<Int32>
        /// The rows that need a closer look.
        let others: UnsafeMutableBufferPointer<UInt32>
    }

    /// The integers of the rows, 0 where a closer look is needed.
    func shortIntegers(from start: Int) -> ShortValues {
        values(from: start) { csv_short_integers($0, $1, $2, $3) }
    }

    /// Calls `body` with the fields' heads and their number, for a value a row and the others, whose number it returns.
    @inline(__always) func values(
        from start: Int, _ body: (csv_heads, Int, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<UInt32>) -> Int
    ) -> ShortValues {
        let (values, others) = space.room(for: count - start)
        guard let first = values.baseAddress, let other = others.baseAddress else {
            return ShortValues(values: values, others: others)
        }
        let heads = records.heads(of: column, from: start, in: text, width: width)
        let otherCount = body(heads, count - start, first, other)
        return ShortValues(values: values, others: UnsafeMutableBufferPointer(start: other, count: otherCount))
    }
}

/// Buffers for the content of fields, one column after the other.
final class CellSpace {
    private var text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)
    private var values = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 1032)
    private var others = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 1025)

    deinit {
        text.deallocate()
        values.deallocate()
        others.deallocate()
    }

    /// `bytes` with each pair of quotes replaced by one, valid until the next call.
    func unquoted(_ bytes: Bytes) -> Bytes {
        if text.count < bytes.count {
            text.deallocate()
            text = .allocate(capacity: bytes.count * 2)
        }
        var (count, offset) = (0, 0)
        while offset < bytes.count {
            text[count] = bytes[offset]
            count += 1
            offset += bytes[offset] == .quote ? 2 : 1
        }
        return Bytes(UnsafeBufferPointer(rebasing: text[..<count]))
    }

    /// Room for `count` numbers, of which up to 7 more may be written, and for a list of `count` + 1.
    func room(for count: Int) -> (UnsafeMutableBufferPointer<Int32>, UnsafeMutableBufferPointer<UInt32>) {
        if count + 7 > values.count {
            values.deallocate()
            others.deallocate()
            (values, others) = (.allocate(capacity: count + 7), .allocate(capacity: count + 1))
        }
        return (.init(rebasing: values[..<count]), others)
    }
}
