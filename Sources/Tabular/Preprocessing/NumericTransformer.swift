/// Something that learns from the numbers of one column which features to make of such columns.
///
/// What it has learned is values of another type, `NumericFunction`: transforming before fitting does not compile.
public protocol NumericTransformer: Sendable {
    /// What it must know of a column; the moments unless it says otherwise.
    var need: NumberStatistics.Need { get }

    /// Learns from the numbers of a column, none of them infinite, by their statistics.
    ///
    /// Gives for each feature the functions that make it, one after the other: mostly one feature of one function, several
    /// features where a column is spread over them, none where a column is not worth it.
    func fitted(to statistics: NumberStatistics) -> [[NumericFunction]]
}

extension NumericTransformer {
    /// The moments.
    public var need: NumberStatistics.Need { .moments }

    /// Learns from the values of a column; NaN is a missing value.
    public func fitted(to values: [Double]) -> [[NumericFunction]] {
        fitted(to: NumberStatistics(values, need: need))
    }
}
