import Arrays

/// Puts one number in the place of a column's missing values.
public struct Imputer: NumericTransformer, Hashable {
    /// What replaces a missing value. A column without a value is filled with 0, unless by a constant.
    public enum Strategy: Hashable, Sendable {
        /// That number.
        case constant(Double)
        /// The mean of the column's values.
        case mean
        /// The value in the middle, or the mean of the two there.
        case median
        /// The value that comes most often, the smallest of several.
        case mostFrequent
    }

    /// How the number is found.
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
