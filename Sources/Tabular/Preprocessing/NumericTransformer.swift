/// Something that learns from the numbers of one column which features to make of such columns.
///
/// What it has learned is values of another type, `NumericFunction`: transforming before fitting does not compile.
public protocol NumericTransformer: Sendable {
    /// Learns from the values of a column, none of them infinite; NaN is a missing value.
    ///
    /// Gives for each feature the functions that make it, one after the other: mostly one feature of one function, several
    /// features where a column is spread over them, none where a column is not worth it.
    func fitted(to values: [Double]) -> [[NumericFunction]]
}
