import Support

/// A feature that is 1 where the column has its most frequent value, else 0. An area of 0 may mean that there is no
/// such room.
///
/// Among equally frequent values it takes the smallest. A column of two values, or a value with too small a share,
/// gives no feature.
public struct FrequentValueIndicator: NumericTransformer, Hashable {
    /// The minimum share among the values that are not missing.
    public let minimumShare: Double

    /// Makes an indicator of values with a share of at least `minimumShare`, from 0 to 1.
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
