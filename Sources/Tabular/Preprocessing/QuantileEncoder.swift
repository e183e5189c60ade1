import Arrays

/// Spreads a column over several features, each of which changes between two of its quantiles: a linear model of them is a
/// curve with a corner, or a jump, at each quantile.
///
/// The quantiles are those of 0, 1 / `count`, ... 1, each number once; a column of `count` distinct values or fewer gives no
/// feature. A missing value is like the smallest one. Every feature is in -0.5...0.5.
///
/// Source: Gorishniy, Rubachev and Babenko, *On embeddings for numerical features in tabular deep learning*, 2022: piecewise
/// linear encoding.
public struct QuantileEncoder: NumericTransformer, Hashable {
    /// How a feature goes from -0.5 to 0.5.
    public enum Shape: Hashable, Sendable {
        /// In a straight line from one quantile to the next.
        case ramp
        /// At once, above a quantile; the largest one has no such feature.
        case step
    }

    /// Into how many parts the quantiles divide the values.
    public let count: Int
    /// How a feature goes from -0.5 to 0.5.
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
