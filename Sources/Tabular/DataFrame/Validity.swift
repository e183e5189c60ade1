/// Which of a column's values are there: one bit each, none at all while no value is missing.
struct Validity: Hashable, Sendable {
    private(set) var count: Int
    var missingCount = 0
    /// Set bits are values that are missing; the last word has one.
    var words: [UInt64] = []

    /// `count` values, none of them missing.
    init(count: Int) { self.count = count }

    /// `count` values, all missing.
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

    /// The rows that are missing, in order.
    var missingRows: [Int] {
        var rows: [Int] = []
        rows.reserveCapacity(missingCount)
        forEachMissing(in: 0..<count) { rows.append($0) }
        return rows
    }

    /// Calls `body` with each row of a range that is missing, in order.
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

    /// Makes a bit for each of `count` rows, of which the last one is about to be marked.
    mutating func makeRoom(for count: Int) {
        let needed = (count + 63) >> 6
        if words.count < needed { words += repeatElement(0, count: needed - words.count) }
    }

    /// Adds values that are there, or that have been marked as missing, up to `count` of them.
    mutating func grow(to count: Int) { self.count = count }

    func selecting(_ rows: some Sequence<Int>) -> Validity {
        Validity(rows.lazy.map(isMissing))
    }

    mutating func append(_ other: Validity) {
        let start = count
        count += other.count
        for row in other.missingRows { markMissing(start + row) }
    }
}
