import Arrays

/// The categories of a text column and the features that stand for them: what a `OneHotEncoder` or an `OrdinalEncoder` has
/// learned.
public struct FittedCategories: Hashable, Sendable {
    /// How categories become features.
    public enum Encoding: Hashable, Sendable {
        /// A feature each, 0 or 1, and a last one for missing values if `missingFeature` holds.
        case oneHot(missingFeature: Bool)
        /// One feature: the category's number, or one of two others.
        case ordinal(unknown: Float, missing: Float)
    }

    /// The categories that features tell apart, in the order of their UTF-8 bytes.
    public let categories: StringCategories
    /// Those that occurred too rarely, in the same order.
    public let rare: StringCategories
    /// How they become features.
    public let encoding: Encoding

    /// Learns the categories that occur in a column.
    init(_ counts: CategoryCounts, minimumCount: Int, encoding: Encoding) {
        categories = counts.categories { $0 >= minimumCount }
        rare = counts.categories { $0 < minimumCount }
        self.encoding = encoding
    }

    /// The number of features.
    public var width: Int {
        switch encoding {
        case .oneHot(let missingFeature): categories.count + (missingFeature ? 1 : 0)
        case .ordinal: 1
        }
    }

    /// Whether each category has a feature of its own.
    var isOneHot: Bool { if case .oneHot = encoding { true } else { false } }

    /// The names of the features of a column called `name`: `name_category`, and `name_nan` for missing values; its own if
    /// there is one feature for all.
    public func featureNames(of name: String) -> [String] {
        switch encoding {
        case .oneHot(let missingFeature): (Array(categories) + (missingFeature ? ["nan"] : [])).map { "\(name)_\($0)" }
        case .ordinal: [name]
        }
    }

    /// The features of a column, rows x `width`; numbers count as the categories that are spelled like them.
    public func callAsFunction(_ column: Column) -> NDArray<Float> {
        var matrix = FeatureMatrix(rows: column.count, width: width)
        matrix.add(source(column, at: 0))
        return matrix.filled()
    }

    /// The features of a column as those of a matrix from feature `position` on.
    func source(_ column: Column, at position: Int) -> FeatureMatrix.Source {
        let (codes, found) = column.categoriesSpelled
        let known = found.codes(in: categories)
        switch encoding {
        case .oneHot(let missingFeature):
            return .indicators(codes, features: [missingFeature ? Int32(categories.count) : -1] + known, at: position)
        case .ordinal(let unknown, let missing):
            return .ordinals(codes, numbers: [missing] + known.map { $0 < 0 ? unknown : Float($0) }, at: position)
        }
    }
}

extension FittedCategories: Codable {
    private enum CodingKeys: String, CodingKey { case categories, rare, encoding }
}

extension FittedCategories.Encoding: Codable {
    private enum CodingKeys: String, CodingKey {
        case ordinal
        case oneHot = "one_hot"
    }

    private enum OneHotCodingKeys: String, CodingKey { case missingFeature = "missing_feature" }
}
