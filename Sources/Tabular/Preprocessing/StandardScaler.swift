/// Standardizes a column to mean 0 and standard deviation 1: `(x - mean) / deviation`.
///
/// Missing values are ignored and stay missing. A column that is empty, or constant up to rounding errors, becomes 0.
public struct StandardScaler: NumericTransformer, Hashable {
    /// The divisor of the sum of squared differences.
    public enum Divisor: Hashable, Sendable {
        /// n - 1, as in pandas.
        case sample
        /// n, as in NumPy and scikit-learn.
        case population
    }

    /// The divisor of the standard deviation.
    public let divisor: Divisor

    /// Makes a scaler.
    public init(_ divisor: Divisor = .sample) { self.divisor = divisor }

    /// Learns mean and standard deviation.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        [[.standardize(mean: statistics.mean, deviation: statistics.deviation(divisor))]]
    }
}
