/// The numbers of a column in ascending order; missing ones, NaN, are left out.
struct SortedSample {
    /// The numbers.
    let values: [Double]

    /// Numbers that are in order.
    init(sorted values: [Double]) { self.values = values }

    init(_ values: [Double]) { self.values = values.filter { !$0.isNaN }.sorted() }

    /// The number below which the fraction `probability` of them lies, between two of them by a straight line; nil without
    /// any. It is what numpy and pandas give.
    func quantile(_ probability: Double) -> Double? {
        guard !values.isEmpty else { return nil }
        let position = probability * Double(values.count - 1)
        let below = Int(position), share = position - Double(below)
        guard share > 0 else { return values[below] }
        let (low, high) = (values[below], values[below + 1]), step = high - low
        guard step.isFinite else { return low * (1 - share) + high * share }
        // From the nearer end, so that equal ends give themselves.
        return share < 0.5 ? low + step * share : high - step * (1 - share)
    }

    /// The value in the middle; nil without any.
    var median: Double? { quantile(0.5) }

    /// The distinct quantiles of 0, 1 / `parts`, ... 1, ascending; none without a number.
    func distinctQuantiles(parts: Int) -> [Double] {
        let quantiles = (0...parts).compactMap { quantile(Double($0) / Double(parts)) }
        return quantiles.indices.filter { $0 == 0 || quantiles[$0] > quantiles[$0 - 1] }.map { quantiles[$0] }
    }

    /// The distinct numbers with how often they come, ascending.
    var counts: [(value: Double, count: Int)] { values.runs }

    /// The number that comes most often, the smallest of several; nil without any.
    var mostFrequent: (value: Double, count: Int)? {
        // `max` gives the first of equals.
        counts.max { $0.count < $1.count }
    }
}
