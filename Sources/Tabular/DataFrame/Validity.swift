/// Which of a column's values are there: one bit each, none at all while no value is missing.
struct Validity: Hashable, Sendable {
    private(set) var count: Int
    private(set) var missingCount = 0
    /// Set bits are values that are missing.
    private var words: [UInt64] = []

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
        for (place, word) in words.enumerated() {
            var left = word
            while left != 0 {
                rows.append(place << 6 + left.trailingZeroBitCount)
                left &= left - 1
            }
        }
        return rows
    }

    mutating func markMissing(_ row: Int) {
        if words.count <= row >> 6 { words += repeatElement(0, count: row >> 6 + 1 - words.count) }
        if !isMissing(row) { missingCount += 1 }
        words[row >> 6] |= 1 << UInt64(row & 63)
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
