import Arrays

/// Says of each row whether the column has its most frequent value there, 1 or 0: for columns such as areas, in which 0
/// stands for something that is not there at all.
///
/// A column gives no feature if that value, the smallest of several, makes up too small a share of those that are not
/// missing, or if there are only two distinct values.
public struct FrequentValueIndicator: NumericTransformer, Hashable {
    /// The least share of the values that are not missing.
    public let minimumShare: Double

    /// Makes an indicator of values that make up at least `minimumShare`, from 0 to 1.
    public init(minimumShare: Double = 0.3) {
        require((0...1).contains(minimumShare), "FrequentValueIndicator: a share is from 0 to 1, not \(minimumShare)")
        self.minimumShare = minimumShare
    }

    /// All numbers.
    public var need: NumberStatistics.Need { .sortedNumbers }

    /// Learns the value.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        let sample = statistics.sample
        guard sample.counts.count > 2, let (value, count) = sample.mostFrequent,
            Double(count) >= minimumShare * Double(sample.values.count)
        else { return [] }
        return [[.equals(value: value)]]
    }
}
