import Support

/// Ordinal encoding of a text column: one feature, the category's index in the order of UTF-8 bytes, from 0.
public struct OrdinalEncoder: CategoryEncoder, Hashable {
    /// The value of an unknown category.
    public let unknown: Float
    /// The value of a missing value.
    public let missing: Float

    /// Makes an encoder; the two values must be finite.
    public init(unknown: Float = -1, missing: Float = -1) {
        require(
            unknown.isFinite && missing.isFinite, "OrdinalEncoder: \(unknown) and \(missing) must be finite numbers")
        (self.unknown, self.missing) = (unknown, missing)
    }

    /// Learns the categories.
    public func fitted(to counts: CategoryCounts) -> FittedCategories {
        FittedCategories(counts, minimumCount: 1, encoding: .ordinal(unknown: unknown, missing: missing))
    }
}
