import Support

/// Takes `log(1 + x)` of columns that are skewed and have no negative value.
public struct LogTransformer: NumericTransformer, Hashable {
    /// How other columns are handled.
    public enum Otherwise: Hashable, Sendable {
        /// They are kept as they are.
        case keep
        /// They give no feature.
        case drop
    }

    /// The threshold that the magnitude of the skewness must exceed.
    public let skewness: Double
    /// How other columns are handled.
    public let otherwise: Otherwise

    /// Makes a transformer of columns whose skewness, as pandas defines it, exceeds `skewness` in magnitude.
    public init(skewness: Double = 0.75, otherwise: Otherwise = .keep) {
        require(skewness >= 0, "LogTransformer: the threshold of the skewness must be 0 or more, not \(skewness)")
        (self.skewness, self.otherwise) = (skewness, otherwise)
    }

    /// Learns whether the column is transformed.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        let isSkewed = statistics.skewness.magnitude > skewness && statistics.moments.minimum >= 0
        return isSkewed ? [[.log1p]] : otherwise == .keep ? [[]] : []
    }
}
