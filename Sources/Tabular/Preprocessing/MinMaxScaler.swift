import Arrays

/// Moves the smallest and the largest value of a column to the ends of a range, and what is between in proportion.
///
/// Values that were not learned from may lie beyond the range. Missing values stay missing. A column that does not vary
/// becomes the range's lower end, whatever comes later.
public struct MinMaxScaler: NumericTransformer, Hashable {
    /// Where the values go.
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
    /// Whether both ends are finite.
    var isFinite: Bool { lowerBound.isFinite && upperBound.isFinite }
}
