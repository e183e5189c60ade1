import Support

/// Fills a column's missing values with one number.
public struct Imputer: NumericTransformer, Hashable {
    /// How the number is chosen. A column without values is filled with 0, unless by a constant.
    public enum Strategy: Hashable, Sendable {
        /// The given number.
        case constant(Double)
        /// The mean of the column's values.
        case mean
        /// The median of the column's values.
        case median
        /// The most frequent value, the smallest of equally frequent ones.
        case mostFrequent
    }

    /// How the number is chosen.
    public let strategy: Strategy

    /// Makes an imputer; a constant must be finite.
    public init(_ strategy: Strategy) {
        if case .constant(let value) = strategy {
            require(value.isFinite, "Imputer: a missing value is filled with a finite number, not \(value)")
        }
        self.strategy = strategy
    }

    /// Nothing for a constant, the moments for the mean, else all numbers.
    public var need: NumberStatistics.Need {
        switch strategy {
        case .constant: .nothing
        case .mean: .moments
        case .median, .mostFrequent: .sortedNumbers
        }
    }

    /// Learns the number.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        let value =
            switch strategy {
            case .constant(let value): value
            case .mean: statistics.mean
            case .median: statistics.sample.median ?? 0
            case .mostFrequent: statistics.sample.mostFrequent?.value ?? 0
            }
        return [[.fill(value: value)]]
    }
}
