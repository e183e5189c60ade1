import Support

/// One-hot encoding of a text column: a feature for each category, 1 in the rows that have it, else 0.
///
/// Features are in the order of the categories' UTF-8 bytes, missing values last. Unknown and rare categories are 0.
public struct OneHotEncoder: CategoryEncoder, Hashable {
    /// How missing values are encoded.
    public enum Missing: Hashable, Sendable {
        /// As 0 in all features.
        case none
        /// As a category, with a feature if they are frequent enough.
        case category
        /// With a feature, even if no value is missing.
        case indicator
    }

    /// How missing values are encoded.
    public let missing: Missing
    /// The least number of rows of a category with a feature.
    public let minimumCount: Int

    /// Makes an encoder of the categories that occur in at least `minimumCount` rows.
    public init(missing: Missing, minimumCount: Int = 1) {
        require(minimumCount > 0, "OneHotEncoder: a category occurs in at least one row, not \(minimumCount)")
        (self.missing, self.minimumCount) = (missing, minimumCount)
    }

    /// Makes the encoder of `pandas.get_dummies(dummy_na: missingIndicator)`.
    public init(missingIndicator: Bool = true) { self.init(missing: missingIndicator ? .indicator : .none) }

    /// Learns the categories.
    public func fitted(to counts: CategoryCounts) -> FittedCategories {
        let hasMissingFeature =
            missing == .indicator || missing == .category && counts.missingCount >= minimumCount
        return FittedCategories(
            counts, minimumCount: minimumCount, encoding: .oneHot(missingFeature: hasMissingFeature))
    }
}
