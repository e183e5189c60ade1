import CKernels

/// The fields of one column in some records, valid as long as these are.
struct ColumnCells {
    private let text: Bytes
    /// The end before the first field, and `width` further on that before the next one.
    private let ends: UnsafePointer<UInt32>
    private let width: Int
    /// Whether the fields end their records.
    private let isLast: Bool
    /// The number of rows.
    let count: Int
    private let unquoter: Unquoter
    /// Whether quoted fields may be missing values.
    private let quotedMayBeMissing: Bool

    init(_ text: Bytes, _ records: CSVRecords, column: Int, width: Int, quotedMayBeMissing: Bool, _ unquoter: Unquoter)
    {
        (self.text, self.width, self.unquoter) = (text, width, unquoter)
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
        content.first(.quote, from: 0) == nil ? content : unquoter(content)
    }
}

/// The rows from `start` on at once. Those that need a closer look are given.
extension ColumnCells {
    /// Puts integers into the last places of `values`, 0 where a closer look is needed.
    func shortIntegers(from start: Int, into values: inout [Int64]) -> [Int] {
        values.withUnsafeMutableBufferPointer { values in
            rows(from: start) { count, others in
                guard let end = values.baseAddress.map({ $0 + values.count }) else { return 0 }
                return csv_short_integers(text.padded, ends + start * width, width, count, end - count, others)
            }
        }
    }

    /// Puts the codes that a table's slots give into the last places of `codes`.
    func shortCodes(from start: Int, in slots: [csv_slot], seed: UInt64, into codes: inout [Int32]) -> [Int] {
        codes.withUnsafeMutableBufferPointer { codes in
            rows(from: start) { count, others in
                guard let end = codes.baseAddress.map({ $0 + codes.count }) else { return 0 }
                return csv_short_codes(
                    text.padded, ends + start * width, width, count, slots, slots.count, seed, end - count, others)
            }
        }
    }

    /// The rows that `body` lists, given how many there are from `start` on and room for a list of their numbers from there.
    private func rows(from start: Int, _ body: (Int, UnsafeMutablePointer<UInt32>) -> Int) -> [Int] {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count - start + 1) { others in
            guard let list = others.baseAddress else { return [] }
            return others[..<body(count - start, list)].map { start + Int($0) }
        }
    }
}
