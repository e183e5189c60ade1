/// Which of a column's values are missing: one bit a value, no memory while none is missing.
struct Validity: Hashable, Sendable {
    var count: Int
    var missingCount = 0
    /// A bit is set for each missing value. There are no words after the last one with a set bit.
    var words: [UInt64] = []

    init(count: Int) { self.count = count }

    init(missing count: Int) {
        self.init(count: count)
        for row in 0..<count { markMissing(row) }
    }

    init(_ flags: some Sequence<Bool>) {
        self.init(count: 0)
        for isMissing in flags {
            count += 1
            if isMissing { markMissing(count - 1) }
        }
    }

    @inline(__always) func isMissing(_ row: Int) -> Bool {
        row >> 6 < words.count && words[row >> 6] >> UInt64(row & 63) & 1 != 0
    }

    /// Calls `body` with each missing row of a range, in order.
    @inline(__always) func forEachMissing(in rows: Range<Int>, _ body: (Int) -> Void) {
        var row = rows.lowerBound
        while row < rows.upperBound, row >> 6 < words.count {
            let end = min((row >> 6 + 1) << 6, rows.upperBound)
            var left = words[row >> 6] & (~0 << UInt64(row & 63))
            if end & 63 != 0 { left &= 1 << UInt64(end & 63) - 1 }
            while left != 0 {
                body(row & ~63 + left.trailingZeroBitCount)
                left &= left - 1
            }
            row = end
        }
    }

    mutating func markMissing(_ row: Int) {
        makeRoom(for: row + 1)
        if !isMissing(row) { missingCount += 1 }
        words[row >> 6] |= 1 << UInt64(row & 63)
    }

    /// Makes room for `count` rows, of which the last one is about to be marked.
    mutating func makeRoom(for count: Int) {
        let needed = (count + 63) >> 6
        if words.count < needed { words += repeatElement(0, count: needed - words.count) }
    }

    func selecting(_ rows: some Sequence<Int>) -> Validity {
        Validity(rows.lazy.map(isMissing))
    }

    mutating func append(_ other: Validity) {
        let start = count
        count += other.count
        other.forEachMissing(in: 0..<other.count) { markMissing(start + $0) }
    }
}
