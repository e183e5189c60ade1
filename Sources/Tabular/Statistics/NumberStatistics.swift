/// What a `NumericTransformer` is told of the numbers of a column; missing ones are counted and otherwise left out.
///
/// It is gathered table by table, so that a column need not be in memory as a whole. A transformer says what it needs: the
/// moments cost next to nothing, the numbers themselves 8 bytes a row.
public struct NumberStatistics: Sendable {
    /// What there is to be known of a column.
    public enum Need: Comparable, Sendable {
        /// Nothing: what is learned is the same for all columns.
        case nothing
        /// How many numbers there are and are missing, extremes, mean, deviation, skewness.
        case moments
        /// All that, and the numbers themselves in ascending order.
        case sortedNumbers
    }

    private let need: Need
    private(set) var moments = Moments()
    private var numbers: [Double] = []
    /// How many numbers are missing.
    public private(set) var missingCount = 0

    /// The statistics of no numbers, to which some will be added.
    init(_ need: Need) { self.need = need }

    /// The statistics of some numbers, NaN being missing.
    public init(_ values: [Double], need: Need = .sortedNumbers) {
        self.init(need)
        for start in stride(from: 0, to: values.count, by: Moments.blockSize) {
            add(Array(values[start..<min(start + Moments.blockSize, values.count)]))
        }
        finish()
    }

    /// Adds some thousand numbers, NaN being missing.
    mutating func add(_ values: [Double]) {
        guard need > .nothing else { return }
        let before = moments.count
        moments.add(values)
        missingCount += values.count - (moments.count - before)
        if need == .sortedNumbers { numbers += values.lazy.filter { !$0.isNaN } }
    }

    /// Puts the numbers into their order, when all have been added.
    mutating func finish() { numbers.sort() }

    /// The bytes of the numbers that are kept.
    var byteCount: Int { numbers.count * MemoryLayout<Double>.size }

    /// How many numbers there are.
    public var count: Int { moments.count }
    /// The smallest number; nil without any.
    public var minimum: Double? { count > 0 ? moments.minimum : nil }
    /// The largest number; nil without any.
    public var maximum: Double? { count > 0 ? moments.maximum : nil }
    /// The largest magnitude; negative infinite without any number.
    var largestMagnitude: Double { max(moments.maximum, -moments.minimum) }
    /// The mean; 0 without any.
    public var mean: Double { moments.mean }
    /// Whether the numbers are one number but for rounding errors of its size, or there are none.
    public var isConstant: Bool { moments.isConstant }
    /// The deviation; 0 if the numbers do not vary.
    public func deviation(_ divisor: StandardScaler.Divisor = .sample) -> Double { moments.deviation(divisor) }
    /// The skewness, as pandas and Excel define it for a sample; 0 for fewer than three numbers, or if they do not vary.
    public var skewness: Double { moments.skewness }
    /// The numbers in ascending order, if they were needed.
    public var sortedNumbers: [Double] { numbers }

    /// The numbers in ascending order, for quantiles.
    var sample: SortedSample { SortedSample(sorted: numbers) }
}
