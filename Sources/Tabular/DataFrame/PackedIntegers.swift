/// Whole numbers in a row, each in as few bytes as the widest of them needs: 1, 2, 4 or 8.
///
/// Most columns of tables hold small numbers and few categories, and memory costs more time than widening a number does.
struct PackedIntegers: Sendable {
    /// The numbers that `size` bytes hold.
    private static func range(_ size: Int) -> ClosedRange<Int64> {
        Int64.min >> (64 - 8 * size)...Int64.max >> (64 - 8 * size)
    }

    /// Whether `size` bytes hold `value`.
    private static func fits(_ value: Int64, _ size: Int) -> Bool { range(size).contains(value) }

    /// The numbers that could be here, in the bytes that each has.
    var possibleRange: ClosedRange<Int64> { Self.range(size) }

    /// The numbers' bytes.
    var bytes: [UInt8] = []
    /// How many bytes a number has.
    private(set) var size = 1
    /// For how many numbers room is kept.
    private var capacity = 0

    /// None, with room for `capacity` of them.
    init(capacity: Int = 0) { reserve(capacity) }

    init(_ values: some Collection<Int64>) {
        self.init(capacity: values.count)
        append(zeros: values.count)
        for (row, value) in values.enumerated() { self[row] = value }
    }

    /// Makes room for `capacity` numbers in all.
    mutating func reserve(_ capacity: Int) {
        self.capacity = capacity
        bytes.reserveCapacity(capacity * size)
    }

    mutating func append(zeros count: Int) { bytes.append(contentsOf: repeatElement(0, count: count * size)) }

    /// Takes back the last `count` numbers.
    mutating func removeLast(_ count: Int) { bytes.removeLast(count * size) }

    /// Makes the numbers wide enough for `values`.
    mutating func widen(for values: ClosedRange<Int64>) {
        let needed = [1, 2, 4, 8].first { Self.fits(values.lowerBound, $0) && Self.fits(values.upperBound, $0) } ?? 8
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
            if !Self.fits(newValue, size) { widen(for: newValue...newValue) }
            store(newValue, at: row)
        }
    }

    /// The numbers of some rows, in their order.
    func selecting(_ rows: some Collection<Int>) -> PackedIntegers {
        var selected = PackedIntegers()
        selected.size = size
        selected.append(zeros: rows.count)
        for (place, row) in rows.enumerated() { selected.store(load(row), at: place) }
        return selected
    }

    /// The numbers of both, one after the other.
    static func + (left: PackedIntegers, right: PackedIntegers) -> PackedIntegers {
        guard left.size == right.size else { return PackedIntegers(Array(left) + Array(right)) }
        var joined = left
        joined.bytes += right.bytes
        return joined
    }
}

extension PackedIntegers: Equatable {
    /// Whether the numbers are equal, whatever their width.
    static func == (left: PackedIntegers, right: PackedIntegers) -> Bool {
        left.size == right.size ? left.bytes == right.bytes : left.elementsEqual(right)
    }
}
