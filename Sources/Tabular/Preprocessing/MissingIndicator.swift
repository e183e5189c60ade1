/// Says of each row whether the column has no value in it: 1 or 0.
///
/// A column in which nothing is missing gives no feature, nor then do values that are missing later.
public struct MissingIndicator: NumericTransformer, Hashable {
    /// Makes an indicator.
    public init() {}

    /// Learns whether any value is missing.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        statistics.missingCount > 0 ? [[.isMissing]] : []
    }
}
