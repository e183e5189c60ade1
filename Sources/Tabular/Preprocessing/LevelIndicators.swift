import Arrays
import Support

/// Indicators of the values of a numeric column that are also categories: 1 where the column has the value, else 0.
///
/// Use it beside the number itself (`union`), so that a model has both the order and each value. A value of fewer than
/// `minimumCount` rows gives no feature.
public struct LevelIndicators: NumericTransformer, Hashable {
    /// The columns that have features.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Codes, such as a store, a month or an hour: at most 32 whole numbers that are about equally frequent. Their
        /// entropy is at least 0.9 of the largest possible. Counts do not qualify: small ones are more frequent.
        case codes
        /// Any numbers that recur, such as a price of a list or a size of a series: at most 1,000, each in four rows on
        /// average.
        case repeated
    }

    /// The columns that have features.
    public let kind: Kind
    /// The least number of rows of a value with a feature.
    public let minimumCount: Int

    /// Makes indicators of values that occur in at least `minimumCount` rows.
    public init(_ kind: Kind, minimumCount: Int = 1) {
        require(minimumCount > 0, "LevelIndicators: a value occurs in at least one row, not \(minimumCount)")
        (self.kind, self.minimumCount) = (kind, minimumCount)
    }

    /// All numbers.
    public var need: NumberStatistics.Need { .sortedNumbers }

    /// Learns the values.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        let levels = statistics.sample.counts
        guard levels.count > 2, kind == .codes ? Self.areCodes(levels) : Self.recur(levels) else { return [] }
        return levels.filter { $0.count >= minimumCount }.map { [.level(value: $0.value)] }
    }

    private static func areCodes(_ levels: [(value: Double, count: Int)]) -> Bool {
        guard levels.count <= 32, levels.allSatisfy({ $0.value.rounded() == $0.value }) else { return false }
        let total = Double(levels.reduce(0) { $0 + $1.count })
        let shares = levels.map { Double($0.count) / total }
        let entropy = -shares.reduce(0) { $0 + $1 * log($1) }
        return entropy >= 0.9 * log(Double(levels.count))
    }

    private static func recur(_ levels: [(value: Double, count: Int)]) -> Bool {
        levels.count <= 1000 && levels.count * 4 <= levels.reduce(0) { $0 + $1.count }
    }
}
