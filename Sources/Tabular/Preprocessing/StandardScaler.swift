/// Gives a column mean 0 and deviation 1: `(x - mean) / deviation`, as pandas does it, with n - 1 in the deviation.
///
/// Missing values are left out of mean and deviation and stay missing. A column that does not vary (a constant, a single
/// value, none at all, or differences that are rounding errors of its size) becomes 0, whatever comes later.
public struct StandardScaler: NumericTransformer, Hashable {
    /// By what the sum of squared differences is divided for the deviation.
    public enum Divisor: Hashable, Sendable {
        /// The number of values less one, as in pandas.
        case sample
        /// The number of values, as in numpy and scikit-learn.
        case population
    }

    /// The divisor of the deviation.
    public let divisor: Divisor

    /// Makes a scaler.
    public init(_ divisor: Divisor = .sample) { self.divisor = divisor }

    /// Learns mean and deviation.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        [[.standardize(mean: statistics.mean, deviation: statistics.deviation(divisor))]]
    }
}
