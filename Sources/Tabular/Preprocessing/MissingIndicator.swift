/// A feature that is 1 where the column has a missing value, else 0.
///
/// A column without missing values gives no feature, even if values are missing later.
public struct MissingIndicator: NumericTransformer, Hashable {
    /// Makes an indicator.
    public init() {}

    /// Learns whether any value is missing.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        statistics.missingCount > 0 ? [[.isMissing]] : []
    }
}
