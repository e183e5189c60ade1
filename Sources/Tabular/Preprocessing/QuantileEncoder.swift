import Support

/// Piecewise linear encoding by quantiles: a linear model of the features has a corner, or with steps a jump, at each.
///
/// The quantiles are the distinct ones of 0, 1 / `count`, ... 1; a column of `count` distinct values or fewer gives no
/// feature. Missing values count as the smallest value. Every feature is in -0.5...0.5.
///
/// Source: Gorishniy, Rubachev and Babenko, *On embeddings for numerical features in tabular deep learning*, 2022:
/// piecewise linear encoding.
public struct QuantileEncoder: NumericTransformer, Hashable {
    /// How a feature rises from -0.5 to 0.5.
    public enum Shape: Hashable, Sendable {
        /// Linearly from one quantile to the next.
        case ramp
        /// With a jump above a quantile; the largest quantile has no feature.
        case step
    }

    /// The number of parts between quantiles.
    public let count: Int
    /// How a feature rises from -0.5 to 0.5.
    public let shape: Shape

    /// Makes an encoder of `count` parts, at least one.
    public init(_ count: Int, shape: Shape = .ramp) {
        require(count > 0, "QuantileEncoder: there is at least one part, not \(count)")
        (self.count, self.shape) = (count, shape)
    }

    /// All numbers.
    public var need: NumberStatistics.Need { .sortedNumbers }

    /// Learns the quantiles.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        let sample = statistics.sample
        guard sample.counts.count > count else { return [] }
        let edges = sample.distinctQuantiles(parts: count)
        return zip(edges, edges.dropFirst()).map { start, end in
            switch shape {
            case .ramp: [.ramp(start: start, end: end)]
            case .step: [.step(threshold: start)]
            }
        }
    }
}
