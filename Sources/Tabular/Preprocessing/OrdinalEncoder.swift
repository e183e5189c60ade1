import Arrays

/// Makes one feature of a text column: the number of the row's category, counted from 0 in the order of their UTF-8 bytes.
public struct OrdinalEncoder: CategoryEncoder, Hashable {
    /// The number of a category that was not learned.
    public let unknown: Float
    /// The number of a missing value.
    public let missing: Float

    /// Makes an encoder; the two numbers must be finite.
    public init(unknown: Float = -1, missing: Float = -1) {
        require(
            unknown.isFinite && missing.isFinite, "OrdinalEncoder: \(unknown) and \(missing) must be finite numbers")
        (self.unknown, self.missing) = (unknown, missing)
    }

    /// Learns the categories that occur in a column.
    public func fitted(to counts: CategoryCounts) -> FittedCategories {
        FittedCategories(counts, minimumCount: 1, encoding: .ordinal(unknown: unknown, missing: missing))
    }
}
