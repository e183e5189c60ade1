import CTabular

/// Gives equal bytes equal codes, in the order of their first appearance: a hash table with linear probing.
///
/// A string of up to eight bytes, as most are, is its own key. A longer one has a hash as key and is compared, too.
struct CategoryTable {
    private struct Slot {
        var key: UInt64 = 0
        /// The number of bytes; its complement for a string that is spelled like a missing value but is not missing.
        var count: Int32 = 0
        var code = CategoryTable.empty
    }

    private static let empty: Int32 = -2
    static let missing: Int32 = -1

    private(set) var categories = StringCategories()
    private var slots = [Slot](repeating: Slot(), count: 1 << 6)
    /// The binary logarithm of the number of slots.
    private var slotBits: UInt64 = 6
    private var used = 0
    private let missingTokens: MissingTokens
    /// Different in every table: no file can be made to collide. Odd, for the multiplication.
    private let seed = UInt64.random(in: .min ... .max) | 1

    init(missing: MissingTokens) { missingTokens = missing }

    /// The codes of the rows from `start` on, new ones for new strings; valid until the next call for any column.
    mutating func codes(of cells: ColumnCells, from start: Int) -> UnsafeMutableBufferPointer<Int32> {
        let short = cells.values(from: start) { findShort($0, count: $1, codes: $2, others: $3) }
        for place in short.others {
            let row = start + Int(place)
            short.values[Int(place)] = code(of: cells[row], mayBeMissing: cells.mayBeMissing(row))
        }
        return short.values
    }

    /// Writes the codes of `count` rows, and lists those that need a closer look in `others`: strings that are new,
    /// quoted or longer than eight bytes, whose code is 0. Returns their number.
    private func findShort(
        _ heads: csv_heads, count: Int, codes: UnsafeMutablePointer<Int32>, others: UnsafeMutablePointer<UInt32>
    ) -> Int {
        let lookahead = Int(CSV_LOOKAHEAD), last = slots.count - 1
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: lookahead) { keys in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: lookahead) { counts in
                slots.withUnsafeBufferPointer { slots in
                    var otherCount = 0
                    for first in stride(from: 0, to: count, by: lookahead) {
                        csv_short_keys(heads, first, keys.baseAddress, counts.baseAddress)
                        for row in 0..<min(lookahead, count &- first) {
                            let key = keys[row], length = counts[row]
                            var place = place(of: key)
                            // Mostly the first place has it. A field that is not short ends at an empty slot.
                            while slots[place].key != key || slots[place].count != length,
                                slots[place].code != Self.empty
                            { place = (place &+ 1) & last }
                            let code = slots[place].code, isKnown = code != Self.empty
                            codes[first &+ row] = isKnown ? code : 0
                            others[otherCount] = UInt32(truncatingIfNeeded: first &+ row)
                            otherCount &+= isKnown ? 0 : 1
                        }
                    }
                    return otherCount
                }
            }
        }
    }

    /// The code of `bytes`, a new one if they are new; `missing` where they are a missing value and may be one.
    @inline(__always) private mutating func code(of bytes: Bytes, mayBeMissing: Bool) -> Int32 {
        let isShort = bytes.count <= 8
        let key = isShort ? bytes.word(at: 0) : hash(of: bytes)
        let isKept = !mayBeMissing && missingTokens.contains(bytes)
        let count = Int32(truncatingIfNeeded: isKept ? ~bytes.count : bytes.count)
        var place = place(of: key)
        while case let slot = slots[place], slot.code != Self.empty {
            let isEqual = slot.key == key && slot.count == count
            if isEqual, isShort || bytes.isEqual(to: categories.utf8(Int(slot.code))) { return slot.code }
            place = (place + 1) & (slots.count - 1)
        }
        return insert(bytes, key, count)
    }

    private mutating func insert(_ bytes: Bytes, _ key: UInt64, _ count: Int32) -> Int32 {
        var slot = Slot(key: key, count: count, code: Self.missing)
        if count >= 0, missingTokens.contains(bytes) {
            // Only categories keep bytes beyond the key.
            if bytes.count > 8 { return slot.code }
        } else {
            slot.code = Int32(categories.count)
            categories.append(bytes.array)
        }
        // A small table is kept sparse for fewer collisions; a large one would take too much memory.
        if used * (slotBits <= 8 ? 8 : 2) >= slots.count { grow() }
        place(slot)
        return slot.code
    }

    private mutating func grow() {
        let old = slots
        slotBits += 2
        slots = [Slot](repeating: Slot(), count: 1 << slotBits)
        used = 0
        for slot in old where slot.code != Self.empty { place(slot) }
    }

    private mutating func place(_ slot: Slot) {
        var place = place(of: slot.key)
        while slots[place].code != Self.empty { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
        used += 1
    }

    /// The first place for a string of that key.
    ///
    /// Source: multiply-shift, Dietzfelbinger et al., *A reliable randomized algorithm for the closest-pair problem*,
    /// 1997.
    @inline(__always) private func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* seed) &>> (64 &- slotBits))
    }

    private func hash(of bytes: Bytes) -> UInt64 {
        var hash = UInt64(bytes.count)
        for offset in stride(from: 0, to: bytes.count, by: 8) {
            let product = (bytes.word(at: offset) ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ hash)
            hash = product.high ^ product.low
        }
        return hash
    }
}
