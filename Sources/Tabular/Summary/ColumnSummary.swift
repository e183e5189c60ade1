/// What a column holds, in a few numbers.
public struct ColumnSummary: Hashable, Codable, Sendable {
    /// A value and how often it comes.
    public struct ValueCount: Hashable, Codable, Sendable {
        /// The value as a CSV file spells it.
        public let value: String
        /// In how many rows it is.
        public let count: Int
    }

    /// The column's name.
    public let name: String
    /// What its values are.
    public let kind: Column.Kind
    /// How many values are missing.
    public let missing: Int
    /// How many different values there are; missing is none.
    public let distinct: Int
    /// Mean, deviation and quartiles; nil for text, booleans, and without a finite number.
    public let numbers: NumberSummary?
    /// The values that come most often, the most frequent first; of equally frequent ones the smaller first, text by bytes.
    public let mostFrequent: [ValueCount]

    private enum CodingKeys: String, CodingKey {
        case name, kind, missing, distinct, numbers
        case mostFrequent = "most_frequent"
    }

    init(name: String, _ column: Column, mostFrequent count: Int) {
        let tally = column.tally(mostFrequent: count)
        (self.name, kind, missing) = (name, column.kind, column.missingCount)
        (distinct, mostFrequent, numbers) = (tally.distinct, tally.mostFrequent, tally.numbers)
    }
}

/// The distribution of the finite numbers of a column, as `pandas.DataFrame.describe` has it.
public struct NumberSummary: Hashable, Codable, Sendable {
    /// How many numbers are infinite; they count nowhere else here.
    public let infinite: Int
    /// The mean.
    public let mean: Double
    /// The deviation, with n - 1; nil for a single number and beyond the range of `Double`, 0 if they differ by rounding errors
    /// only.
    public let deviation: Double?
    /// The smallest number.
    public let minimum: Double
    /// A quarter of the numbers is below it.
    public let lowerQuartile: Double
    /// Half of the numbers are below it.
    public let median: Double
    /// A quarter of the numbers is above it.
    public let upperQuartile: Double
    /// The largest number.
    public let maximum: Double

    private enum CodingKeys: String, CodingKey {
        case infinite, mean, deviation, minimum, median, maximum
        case lowerQuartile = "lower_quartile"
        case upperQuartile = "upper_quartile"
    }

    /// Summarizes numbers of which it is told, ascending, how often each comes; nil if none is finite.
    init?(_ counts: [(value: Double, count: Int)]) {
        let finite = counts.filter { $0.value.isFinite }.flatMap { repeatElement($0.value, count: $0.count) }
        let sample = SortedSample(sorted: finite)
        guard let minimum = sample.quantile(0), let lowerQuartile = sample.quantile(0.25), let median = sample.median,
            let upperQuartile = sample.quantile(0.75), let maximum = sample.quantile(1)
        else { return nil }
        infinite = counts.reduce(0) { $0 + $1.count } - finite.count
        // Differences and sums of the largest numbers would be infinite.
        let scale = max(maximum, -minimum) > Column.largestNumber ? 0x1p-64 : 1
        let moments = Moments(scale < 1 ? finite.map { $0 * scale } : finite)
        let deviation = moments.deviation(.sample) / scale
        (mean, self.deviation) = (moments.mean / scale, moments.count > 1 && deviation.isFinite ? deviation : nil)
        (self.minimum, self.lowerQuartile, self.median) = (minimum, lowerQuartile, median)
        (self.upperQuartile, self.maximum) = (upperQuartile, maximum)
    }
}
