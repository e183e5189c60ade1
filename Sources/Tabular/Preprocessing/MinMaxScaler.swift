import Support

/// Scales a column linearly so that its smallest and largest values are the ends of a range.
///
/// Later values may lie beyond the range. A constant column becomes its lower end. Missing values stay missing.
public struct MinMaxScaler: NumericTransformer, Hashable {
    /// The range of the scaled values.
    public let range: ClosedRange<Double>

    /// Makes a scaler to `range`, whose ends must be finite.
    public init(to range: ClosedRange<Double> = 0...1) {
        require(range.isFinite, "MinMaxScaler: the ends of \(range) must be finite")
        self.range = range
    }

    /// Learns the smallest and the largest value.
    public func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] {
        let minimum = statistics.minimum ?? 0
        let maximum = statistics.isConstant ? minimum : statistics.maximum ?? 0
        return [[.rescale(minimum: minimum, maximum: maximum, lower: range.lowerBound, upper: range.upperBound)]]
    }
}

extension ClosedRange<Double> {
    var isFinite: Bool { lowerBound.isFinite && upperBound.isFinite }
}
