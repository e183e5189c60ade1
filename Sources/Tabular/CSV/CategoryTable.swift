/// Gives equal bytes equal codes, in the order of their first appearance.
///
/// The first eight bytes of a string are its key, so that short strings, which most categories are, compare in one step.
struct CategoryTable {
    private struct Slot {
        var key: UInt64 = 0
        var hash: UInt64 = 0
        /// The number of bytes; its complement for a string that is spelled like a missing value and is none.
        var count: Int32 = 0
        var code: Int32 = CategoryTable.empty
    }

    private static let empty: Int32 = -2
    /// The code of a missing value.
    static let missing: Int32 = -1

    private(set) var categories = StringCategories()
    private var slots = [Slot](repeating: Slot(), count: 16)
    private var used = 0
    private let missingTokens: MissingTokens
    /// Different in every table: a hostile file cannot be made to collide.
    private let seed = UInt64.random(in: .min ... .max)

    init(missing: MissingTokens) { missingTokens = missing }

    /// The code of `bytes`, a new one if they are new; `missing` where they are a missing value and may be one.
    @inline(__always) mutating func code(of bytes: Bytes, mayBeMissing: Bool) -> Int32 {
        let key = bytes.word(at: 0)
        let hash = bytes.count <= 8 ? mix(key, UInt64(bytes.count)) : longHash(bytes)
        let isKept = !mayBeMissing && missingTokens.contains(bytes)
        let count = Int32(truncatingIfNeeded: isKept ? ~bytes.count : bytes.count)
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while true {
            let slot = slots[place]
            if slot.code == Self.empty { return insert(bytes, Slot(key: key, hash: hash, count: count)) }
            if slot.key == key, slot.count == count, bytes.count <= 8 || matches(slot, hash, bytes) { return slot.code }
            place = (place + 1) & (slots.count - 1)
        }
    }

    private func matches(_ slot: Slot, _ hash: UInt64, _ bytes: Bytes) -> Bool {
        guard slot.hash == hash else { return false }
        let category = categories.utf8(Int(slot.code))
        return (0..<bytes.count).allSatisfy { category[category.startIndex + $0] == bytes[$0] }
    }

    /// Finds a place for `bytes`, whose slot lacks only the code.
    private mutating func insert(_ bytes: Bytes, _ slot: Slot) -> Int32 {
        var slot = slot
        slot.code = Self.missing
        if slot.count >= 0, missingTokens.contains(bytes) {
            // Only categories keep bytes beyond the key.
            if bytes.count > 8 { return slot.code }
        } else {
            slot.code = Int32(categories.count)
            categories.append(bytes.array)
        }
        if used * 2 >= slots.count { grow() }
        place(slot)
        return slot.code
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 4)
        used = 0
        for slot in old where slot.code != Self.empty { place(slot) }
    }

    private mutating func place(_ slot: Slot) {
        var place = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
        while slots[place].code != Self.empty { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
        used += 1
    }

    @inline(__always) private func mix(_ word: UInt64, _ state: UInt64) -> UInt64 {
        let (high, low) = (word ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ state)
        return high ^ low
    }

    private func longHash(_ bytes: Bytes) -> UInt64 {
        var hash = UInt64(bytes.count)
        for offset in stride(from: 0, to: bytes.count, by: 8) { hash = mix(bytes.word(at: offset), hash) }
        return hash
    }
}
