import CTabular

/// The numbers of a column in ascending order, without missing ones.
struct SortedSample {
    let values: [Double]

    /// A quantile, interpolated linearly as in NumPy and pandas; nil without numbers.
    func quantile(_ probability: Double) -> Double? {
        guard !values.isEmpty else { return nil }
        let position = probability * Double(values.count - 1)
        let below = Int(position), share = position - Double(below)
        guard share > 0 else { return values[below] }
        let (low, high) = (values[below], values[below + 1]), step = high - low
        guard step.isFinite else { return low * (1 - share) + high * share }
        // From the nearer end, so that equal ends are exact.
        return share < 0.5 ? low + step * share : high - step * (1 - share)
    }

    var median: Double? { quantile(0.5) }

    /// The distinct quantiles of 0, 1 / `parts`, ... 1, ascending.
    func distinctQuantiles(parts: Int) -> [Double] {
        let quantiles = (0...parts).compactMap { quantile(Double($0) / Double(parts)) }
        return quantiles.indices.filter { $0 == 0 || quantiles[$0] > quantiles[$0 - 1] }.map { quantiles[$0] }
    }

    var counts: [(value: Double, count: Int)] { values.runs }

    /// The most frequent number, the smallest of equally frequent ones, since `max` returns the first.
    var mostFrequent: (value: Double, count: Int)? { counts.max { $0.count < $1.count } }
}

extension [Double] {
    /// Sorts numbers that are not NaN. Time and memory are proportional to their count.
    mutating func sortNumbers() {
        // Below, the counts of the bytes' values take longer.
        guard count > 1 << 10 else { return sort() }
        var room = [UInt64](repeating: 0, count: 2 * count)
        numbers_sort(&self, count, &room)
    }
}
