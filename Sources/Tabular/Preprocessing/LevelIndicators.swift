import Arrays
import Support

/// A feature for each value of a column of codes, such as a store, a month or an hour: 1 where the column has it, else 0.
///
/// Beside the number itself, so that a model can use both: the order of the values, and each for itself. Codes are a few
/// whole numbers that are about equally frequent: their entropy is at least `minimumEvenness` of the largest possible.
/// Counts, of which small ones are frequent, are none. A value of fewer than `minimumCount` rows gives no feature.
public struct LevelIndicators: NumericTransformer, Hashable {
    /// The largest number of distinct values.
    public let maximumCount: Int
    /// The least number of rows of a value with a feature.
    public let minimumCount: Int
    /// The least entropy of the values, as a share of that of equally frequent ones.
    public let minimumEvenness: Double

    /// Makes indicators for columns of at most `maximumCount` values, in at least `minimumCount` rows each.
    public init(maximumCount: Int, minimumCount: Int = 1, minimumEvenness: Double = 0.9) {
        require(minimumCount > 0, "LevelIndicators: a value occurs in at least one row, not \(minimumCount)")
        (self.maximumCount, self.minimumCount) = (maximumCount, minimumCount)
        self.minimumEvenness = minimumEvenness
    }

    /// All numbers.
    public var need: NumberStatistics.Need { .sortedNumbers }

    /// Learns the values.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        let levels = statistics.sample.counts
        guard levels.count > 2, levels.count <= maximumCount, levels.allSatisfy({ $0.value.rounded() == $0.value })
        else { return [] }
        let total = Double(levels.reduce(0) { $0 + $1.count })
        let shares = levels.map { Double($0.count) / total }
        let entropy = -shares.reduce(0) { $0 + $1 * log($1) }
        guard entropy >= minimumEvenness * log(Double(levels.count)) else { return [] }
        return levels.filter { $0.count >= minimumCount }.map { [.equals(value: $0.value)] }
    }
}
