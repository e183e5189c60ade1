/// An array of integers, each in as few bytes as the widest of them needs: 1, 2, 4 or 8.
///
/// Most columns hold small numbers and few categories, and loading memory costs more time than widening a number.
struct PackedIntegers: Sendable {
    private static func range(_ size: Int) -> ClosedRange<Int64> {
        Int64.min >> (64 - 8 * size)...Int64.max >> (64 - 8 * size)
    }

    var possibleRange: ClosedRange<Int64> { Self.range(size) }

    var bytes: [UInt8] = []
    /// The number of bytes of each number.
    private(set) var size = 1
    private var capacity = 0

    /// `count` times 0 or -1, with room for `capacity` numbers.
    init(repeating value: Int8 = 0, count: Int = 0, capacity: Int = 0) {
        reserve(Swift.max(count, capacity))
        bytes.append(contentsOf: repeatElement(UInt8(bitPattern: value), count: count))
    }

    init(_ values: some Collection<Int64>) {
        self.init(count: values.count)
        for (row, value) in values.enumerated() { self[row] = value }
    }

    mutating func reserve(_ capacity: Int) {
        self.capacity = capacity
        bytes.reserveCapacity(capacity * size)
    }

    mutating func append(zeros count: Int) { bytes.append(contentsOf: repeatElement(0, count: count * size)) }
    mutating func removeLast(_ count: Int) { bytes.removeLast(count * size) }

    mutating func widen(for values: ClosedRange<Int64>) {
        let needed = [1, 2, 4].first { Self.range($0).contains(values) } ?? 8
        guard needed > size else { return }
        var wider = PackedIntegers()
        wider.size = needed
        wider.reserve(Swift.max(capacity, count))
        wider.append(zeros: count)
        for row in indices { wider.store(self[row], at: row) }
        self = wider
    }
}

extension PackedIntegers: RandomAccessCollection, MutableCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count / size }

    subscript(row: Int) -> Int64 {
        @inline(__always) get { load(row) }
        set {
            if !possibleRange.contains(newValue) { widen(for: newValue...newValue) }
            store(newValue, at: row)
        }
    }

    func selecting(_ rows: some Collection<Int>) -> PackedIntegers {
        var selected = PackedIntegers()
        selected.size = size
        selected.append(zeros: rows.count)
        for (place, row) in rows.enumerated() { selected.store(load(row), at: place) }
        return selected
    }

    static func + (left: PackedIntegers, right: PackedIntegers) -> PackedIntegers {
        guard left.size == right.size else { return PackedIntegers(Array(left) + Array(right)) }
        var joined = left
        joined.bytes += right.bytes
        return joined
    }
}

extension PackedIntegers: Equatable {
    /// Whether the numbers are equal, whatever their size.
    static func == (left: PackedIntegers, right: PackedIntegers) -> Bool {
        left.size == right.size ? left.bytes == right.bytes : left.elementsEqual(right)
    }
}
