/// Something that learns from the numbers of one column how to change the numbers of such columns.
///
/// What it has learned is a type of its own: transforming before fitting does not compile.
public protocol NumericTransformer: Sendable {
    /// What was learned.
    associatedtype Fitted: FittedNumericTransformer

    /// Learns from the values of a column, none of them infinite; NaN is a missing value.
    func fitted(to values: [Double]) -> Fitted
}

/// What a `NumericTransformer` has learned.
public protocol FittedNumericTransformer: Hashable, Sendable {
    /// Changes the values of a column, each by itself; NaN is a missing value.
    func transform(_ values: inout [Double])
}
