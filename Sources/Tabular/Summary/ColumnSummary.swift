import Support

/// A summary of a column.
public struct ColumnSummary: Hashable, Codable, Sendable {
    /// A value and its frequency.
    public struct ValueCount: Hashable, Codable, Sendable {
        /// The value as in a CSV file.
        public let value: String
        /// The number of rows with it.
        public let count: Int
    }

    /// The column's name.
    public let name: String
    /// The kind of its values.
    public let kind: Column.Kind
    /// The number of missing values.
    public let missing: Int
    /// The number of distinct values, without missing ones.
    public let distinct: Int
    /// The distribution of the numbers; nil for text, booleans, and without a finite number.
    public let numbers: NumberSummary?
    /// The most frequent values, in order; of equally frequent ones the smaller first, text by its bytes.
    public let mostFrequent: [ValueCount]

    private enum CodingKeys: String, CodingKey {
        case name, kind, missing, distinct, numbers
        case mostFrequent = "most_frequent"
    }
}

/// The distribution of the finite numbers of a column, as of `pandas.DataFrame.describe`.
public struct NumberSummary: Hashable, Codable, Sendable {
    /// The number of infinite numbers, which are otherwise ignored.
    public let infinite: Int
    /// The mean.
    public let mean: Double
    /// The standard deviation, with n - 1; nil for a single number and beyond the range of `Double`.
    public let deviation: Double?
    /// The smallest number.
    public let minimum: Double
    /// The quantile of 0.25.
    public let lowerQuartile: Double
    /// The quantile of 0.5.
    public let median: Double
    /// The quantile of 0.75.
    public let upperQuartile: Double
    /// The largest number.
    public let maximum: Double

    private enum CodingKeys: String, CodingKey {
        case infinite, mean, deviation, minimum, median, maximum
        case lowerQuartile = "lower_quartile"
        case upperQuartile = "upper_quartile"
    }

    /// Summarizes ascending numbers with their frequencies; nil if none is finite.
    init?(_ counts: [(value: Double, count: Int)]) {
        let finite = counts.filter { $0.value.isFinite }.flatMap { repeatElement($0.value, count: $0.count) }
        let quantiles = [0, 0.25, 0.5, 0.75, 1].compactMap(SortedSample(values: finite).quantile)
        guard quantiles.count == 5 else { return nil }
        (minimum, lowerQuartile, median) = (quantiles[0], quantiles[1], quantiles[2])
        (upperQuartile, maximum) = (quantiles[3], quantiles[4])
        infinite = counts.reduce(0) { $0 + $1.count } - finite.count
        // Sums of the largest numbers would be infinite.
        let scale = max(maximum, -minimum) > Column.largestNumber ? 0x1p-64 : 1
        let moments = Moments(scale < 1 ? finite.map { $0 * scale } : finite)
        let deviation = moments.deviation(.sample) / scale
        (mean, self.deviation) = (moments.mean / scale, moments.count > 1 && deviation.isFinite ? deviation : nil)
    }
}

extension ColumnSummary: CustomStringConvertible {
    /// One line: `LotFrontage: integer, 259 missing, 110 distinct`.
    public var description: String {
        "\(name.shownInOneLine): \(kind.rawValue), \(missing) missing, \(distinct) distinct"
    }
}
