import Support

/// Clips values to a range. Missing values stay missing.
public struct Clipper: NumericTransformer, Hashable {
    /// The range.
    public let range: ClosedRange<Double>

    /// Makes a clipper to `range`, whose ends must be finite.
    public init(to range: ClosedRange<Double>) {
        require(range.isFinite, "Clipper: the ends of \(range) must be finite")
        self.range = range
    }

    /// Nothing: the range is known.
    public var need: NumberStatistics.Need { .nothing }

    /// Returns the range.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        [[.clip(lower: range.lowerBound, upper: range.upperBound)]]
    }
}
