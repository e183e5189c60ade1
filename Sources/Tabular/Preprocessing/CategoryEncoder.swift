/// Something that learns the categories of a text column, to make features of them.
public protocol CategoryEncoder: Sendable {
    /// Learns the categories that occur in a column, by how often they do.
    func fitted(to counts: CategoryCounts) -> FittedCategories
}

extension CategoryEncoder {
    /// Learns the categories that occur in a column. Throws if it is not of text.
    public func fitted(to column: Column) throws -> FittedCategories { fitted(to: try CategoryCounts(column)) }
}
