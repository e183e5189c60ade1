import CKernels

/// The fields of one column in some records, valid as long as these are.
struct ColumnCells {
    private let text: Bytes
    private let records: CSVRecords
    private let column: Int
    /// The end before the first field, and `width` further on that before the next one.
    private let ends: UnsafePointer<UInt32>
    private let width: Int
    /// Whether the fields end their records.
    private let isLast: Bool
    /// The number of rows.
    let count: Int
    private let space: CellSpace
    /// Whether quoted fields may be missing values.
    private let quotedMayBeMissing: Bool

    init(_ text: Bytes, _ records: CSVRecords, column: Int, width: Int, quotedMayBeMissing: Bool, _ space: CellSpace) {
        (self.text, self.records, self.column, self.width, self.space) = (text, records, column, width, space)
        self.quotedMayBeMissing = quotedMayBeMissing
        ends = records.ends(before: column)
        isLast = column == width - 1
        count = records.fieldCount / width
    }

    /// The content of the field in `row`, without quotes, valid until the next is asked for.
    @inline(__always) subscript(row: Int) -> Bytes {
        let start = start(of: row)
        var end = Int(ends[row * width + 1])
        if isLast { while end > start, text[end - 1] == .newline || text[end - 1] == .carriageReturn { end -= 1 } }
        if start < end, text[start] == .quote { return unquoted(text[start + 1..<end - 1]) }
        return text[start..<end]
    }

    @inline(__always) func mayBeMissing(_ row: Int) -> Bool { quotedMayBeMissing || !isQuoted(row) }

    private func isQuoted(_ row: Int) -> Bool { start(of: row) < text.count && text[start(of: row)] == .quote }

    @inline(__always) private func start(of row: Int) -> Int {
        assert(row >= 0 && row < count)
        return Int(ends[row * width] &+ 1)
    }

    private func unquoted(_ content: Bytes) -> Bytes {
        content.first(.quote, from: 0) == nil ? content : space.unquoter(content)
    }
}

/// The rows from `start` on at once, valid until others are asked for.
extension ColumnCells {
    /// What was found in the rows, counted from the first that was asked for.
    struct ShortValues {
        /// A number for each row.
        let values: UnsafeMutableBufferPointer<Int32>
        /// The rows that need a closer look.
        let others: UnsafeMutableBufferPointer<UInt32>
    }

    /// The integers of the rows, 0 where a closer look is needed.
    func shortIntegers(from start: Int) -> ShortValues {
        rows(from: start) { csv_short_integers(heads(from: start), count - start, $0, $1) }
    }

    /// The codes of the rows in a table of slots, 0 where a closer look is needed.
    func shortCodes(from start: Int, in slots: [csv_slot], slotBits: Int, seed: UInt64) -> ShortValues {
        rows(from: start) {
            csv_short_codes(heads(from: start), count - start, slots, UInt32(slotBits), seed, $0, $1)
        }
    }

    private func heads(from start: Int) -> csv_heads {
        records.heads(of: column, from: start, in: text, width: width)
    }

    /// What `body` writes: a number for each row from `start` on, and the list of the others, whose length it gives.
    private func rows(
        from start: Int, _ body: (UnsafeMutablePointer<Int32>, UnsafeMutablePointer<UInt32>) -> Int
    ) -> ShortValues {
        let (values, others) = space.room(for: count - start)
        guard let first = values.baseAddress, let other = others.baseAddress else {
            return ShortValues(values: values, others: others)
        }
        return ShortValues(values: values, others: UnsafeMutableBufferPointer(start: other, count: body(first, other)))
    }
}

/// Room for the content of fields, one column after the other.
final class CellSpace {
    let unquoter = Unquoter()
    private var values = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 1032)
    private var others = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 1025)

    deinit {
        values.deallocate()
        others.deallocate()
    }

    /// Places for `count` numbers and up to 7 more, and for a list of as many and one.
    func room(for count: Int) -> (values: UnsafeMutableBufferPointer<Int32>, others: UnsafeMutableBufferPointer<UInt32>)
    {
        if count + 7 > values.count {
            values.deallocate()
            others.deallocate()
            (values, others) = (.allocate(capacity: count + 7), .allocate(capacity: count + 1))
        }
        return (.init(rebasing: values[..<count]), others)
    }
}
