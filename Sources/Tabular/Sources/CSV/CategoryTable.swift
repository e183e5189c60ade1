import CKernels

/// Gives equal bytes equal codes, in the order of their first appearance.
///
/// The first eight bytes of a string are its key, so that short strings, which most categories are, compare in one step.
struct CategoryTable {
    private static let empty = Int32(CSV_EMPTY)
    /// The code of a missing value.
    static let missing: Int32 = -1

    private(set) var categories = StringCategories()
    private var slots = Self.emptySlots(bits: 6)
    /// The slots' number is 2 to the power of this.
    private var slotBits = 6
    private var used = 0
    private let missingTokens: MissingTokens
    /// Different in every table: a hostile file cannot be made to collide.
    private let seed = UInt64.random(in: .min ... .max)

    init(missing: MissingTokens) { missingTokens = missing }

    private static func emptySlots(bits: Int) -> [csv_slot] {
        [csv_slot](repeating: csv_slot(key: 0, hash: 0, count: 0, code: Self.empty), count: 1 << bits)
    }

    /// The codes of the rows from `start` on, new ones for new strings; valid until others are asked for.
    mutating func codes(of cells: ColumnCells, from start: Int) -> UnsafeMutableBufferPointer<Int32> {
        let short = cells.shortCodes(from: start, in: slots, slotBits: slotBits, seed: seed)
        for place in short.others {
            let row = start + Int(place)
            short.values[Int(place)] = code(of: cells[row], mayBeMissing: cells.mayBeMissing(row))
        }
        return short.values
    }

    /// The code of `bytes`, a new one if they are new; `missing` where they are a missing value and may be one.
    @inline(__always) private mutating func code(of bytes: Bytes, mayBeMissing: Bool) -> Int32 {
        let key = bytes.word(at: 0)
        let hash = bytes.count <= 8 ? csv_short_hash(key, seed) : longHash(bytes)
        let isKept = !mayBeMissing && missingTokens.contains(bytes)
        let count = Int32(truncatingIfNeeded: isKept ? ~bytes.count : bytes.count)
        var place = place(hash)
        while true {
            let slot = slots[place]
            if slot.code == Self.empty {
                return insert(bytes, csv_slot(key: key, hash: hash, count: count, code: Self.missing))
            }
            if slot.key == key, slot.count == count, bytes.count <= 8 || matches(slot, hash, bytes) { return slot.code }
            place = (place + 1) & (slots.count - 1)
        }
    }

    private func matches(_ slot: csv_slot, _ hash: UInt64, _ bytes: Bytes) -> Bool {
        slot.hash == hash && bytes.isEqual(to: categories.utf8(Int(slot.code)))
    }

    /// Finds a place for `bytes`, whose slot lacks only the code.
    private mutating func insert(_ bytes: Bytes, _ slot: csv_slot) -> Int32 {
        var slot = slot
        if slot.count >= 0, missingTokens.contains(bytes) {
            // Only categories keep bytes beyond the key.
            if bytes.count > 8 { return slot.code }
        } else {
            slot.code = Int32(categories.count)
            categories.append(bytes.array)
        }
        // In a small table hardly two strings want one place; a large one would take too much memory for that.
        if used * (slotBits <= 8 ? 8 : 2) >= slots.count { grow() }
        place(slot)
        return slot.code
    }

    private mutating func grow() {
        let old = slots
        slotBits += 2
        slots = Self.emptySlots(bits: slotBits)
        used = 0
        for slot in old where slot.code != Self.empty { place(slot) }
    }

    private mutating func place(_ slot: csv_slot) {
        var place = place(slot.hash)
        while slots[place].code != Self.empty { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
        used += 1
    }

    /// The first place for a string of that hash.
    @inline(__always) private func place(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash >> UInt64(64 - slotBits))
    }

    private func longHash(_ bytes: Bytes) -> UInt64 {
        var hash = UInt64(bytes.count)
        for offset in stride(from: 0, to: bytes.count, by: 8) { hash = csv_hash(bytes.word(at: offset), hash, seed) }
        return hash
    }
}
