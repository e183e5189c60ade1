/// An encoder of text columns: learns categories and makes features of them.
public protocol CategoryEncoder: Sendable {
    /// Learns from the categories of a column and their frequencies.
    func fitted(to counts: CategoryCounts) -> FittedCategories
}

extension CategoryEncoder {
    /// Learns from the categories of a column. Throws a `DataFrameError` if it is not text.
    public func fitted(to column: Column) throws -> FittedCategories { fitted(to: try CategoryCounts(column)) }
}
