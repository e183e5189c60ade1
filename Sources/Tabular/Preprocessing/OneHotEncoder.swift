import Arrays

/// Makes a feature of each category of a text column: 1 in the rows that have it, 0 elsewhere.
///
/// Categories are in the order of their UTF-8 bytes; a feature for missing values comes last. A category that was not learned,
/// or is too rare, is 0 in all of them.
public struct OneHotEncoder: CategoryEncoder, Hashable {
    /// What becomes of missing values.
    public enum Missing: Hashable, Sendable {
        /// They are 0 in all features.
        case none
        /// They are a category like any other: with a feature if they are frequent enough.
        case category
        /// They have a feature always, even if no value is missing.
        case indicator
    }

    /// What becomes of missing values.
    public let missing: Missing
    /// In how many rows a category must occur to have a feature.
    public let minimumCount: Int

    /// Makes an encoder of the categories that occur in at least `minimumCount` rows.
    public init(missing: Missing, minimumCount: Int = 1) {
        require(minimumCount > 0, "OneHotEncoder: a category occurs in at least one row, not \(minimumCount)")
        (self.missing, self.minimumCount) = (missing, minimumCount)
    }

    /// Makes the encoder of `pandas.get_dummies(dummy_na: missingIndicator)`.
    public init(missingIndicator: Bool = true) { self.init(missing: missingIndicator ? .indicator : .none) }

    /// Learns the categories that occur in a column.
    public func fitted(to counts: CategoryCounts) -> FittedCategories {
        let hasMissingFeature =
            switch missing {
            case .none: false
            case .category: counts.missingCount >= minimumCount
            case .indicator: true
            }
        return FittedCategories(
            counts, minimumCount: minimumCount, encoding: .oneHot(missingFeature: hasMissingFeature))
    }
}
