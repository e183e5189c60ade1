import Arrays

/// Takes the logarithm of columns that a few large values stretch: `log(1 + x)` where no value is negative and the skewness
/// is beyond a threshold.
public struct LogTransformer: NumericTransformer, Hashable {
    /// What becomes of a column that is not skewed, or has negative values.
    public enum Otherwise: Hashable, Sendable {
        /// It stays as it is.
        case keep
        /// It gives no feature.
        case drop
    }

    /// The magnitude that the skewness must exceed.
    public let skewness: Double
    /// What becomes of other columns.
    public let otherwise: Otherwise

    /// Makes a transformer of columns whose skewness, as pandas defines it, exceeds `skewness` in magnitude.
    public init(skewness: Double = 0.75, otherwise: Otherwise = .keep) {
        require(skewness >= 0, "LogTransformer: the skewness's magnitude exceeds a number from 0 on, not \(skewness)")
        (self.skewness, self.otherwise) = (skewness, otherwise)
    }

    /// Learns whether the column is to be transformed.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        let isSkewed = statistics.skewness.magnitude > skewness && statistics.moments.minimum >= 0
        return isSkewed ? [[.log1p]] : otherwise == .keep ? [[]] : []
    }
}
