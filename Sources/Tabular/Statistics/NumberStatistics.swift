/// The statistics of a column's numbers, from which a `NumericTransformer` learns. Missing numbers are only counted.
///
/// They are collected table by table. The moments cost almost no memory, the sorted numbers 8 bytes a row.
public struct NumberStatistics: Sendable {
    /// The statistics that a transformer needs.
    public enum Need: Comparable, Sendable {
        /// No statistics.
        case nothing
        /// Counts of numbers and missing ones, extremes, mean, standard deviation, skewness.
        case moments
        /// All these, and the numbers in ascending order.
        case sortedNumbers
    }

    private let need: Need
    private(set) var moments = Moments()
    /// The numbers in ascending order, if they were needed.
    public private(set) var sortedNumbers: [Double] = []
    /// The number of missing numbers.
    public private(set) var missingCount = 0

    init(_ need: Need) { self.need = need }

    /// The statistics of some numbers; NaN is missing.
    public init(_ values: [Double], need: Need = .sortedNumbers) {
        self.init(need)
        for start in stride(from: 0, to: values.count, by: Moments.blockSize) {
            add(Array(values[start..<min(start + Moments.blockSize, values.count)]))
        }
        finish()
    }

    /// Adds a few thousand numbers; NaN is missing.
    mutating func add(_ values: [Double]) {
        guard need > .nothing else { return }
        let before = moments.count
        moments.add(values)
        missingCount += values.count - (moments.count - before)
        if need == .sortedNumbers { sortedNumbers += values.lazy.filter { !$0.isNaN } }
    }

    /// Sorts the numbers after all have been added.
    mutating func finish() { sortedNumbers.sortNumbers() }
    var byteCount: Int { sortedNumbers.count * MemoryLayout<Double>.size }

    /// The number of numbers that are not missing.
    public var count: Int { moments.count }
    /// The smallest number; nil without numbers.
    public var minimum: Double? { count > 0 ? moments.minimum : nil }
    /// The largest number; nil without numbers.
    public var maximum: Double? { count > 0 ? moments.maximum : nil }
    /// The largest magnitude; negative infinite without numbers.
    var largestMagnitude: Double { max(moments.maximum, -moments.minimum) }
    /// The mean; 0 without numbers.
    public var mean: Double { moments.mean }
    /// Whether the numbers are equal up to rounding errors, or there are none.
    public var isConstant: Bool { moments.isConstant }
    /// The standard deviation; 0 if the numbers are constant.
    public func deviation(_ divisor: StandardScaler.Divisor = .sample) -> Double { moments.deviation(divisor) }
    /// The skewness, as pandas and Excel define it for a sample; 0 for fewer than three numbers or constant ones.
    public var skewness: Double { moments.skewness }
    var sample: SortedSample { SortedSample(values: sortedNumbers) }
}

extension NumberStatistics: CustomStringConvertible {
    /// One line: `1201 numbers, 259 missing: mean 70.04995836802665, deviation 24.284751774483183`.
    public var description: String {
        "\(count) numbers, \(missingCount) missing: mean \(mean), deviation \(deviation())"
    }
}
