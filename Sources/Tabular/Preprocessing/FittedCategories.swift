import Arrays

/// The categories of a text column and their features, as a `OneHotEncoder` or an `OrdinalEncoder` has learned them.
public struct FittedCategories: Hashable, Sendable {
    /// How categories become features.
    public enum Encoding: Hashable, Sendable {
        /// A feature for each category, 0 or 1, and with `missingFeature` a last one for missing values.
        case oneHot(missingFeature: Bool)
        /// One feature: the category's index, or the value for unknown categories or missing values.
        case ordinal(unknown: Float, missing: Float)
    }

    /// The categories that have features, in the order of their UTF-8 bytes.
    public let categories: StringCategories
    /// The categories that are too rare, in the same order.
    public let rare: StringCategories
    /// How categories become features.
    public let encoding: Encoding

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

    var isOneHot: Bool { if case .oneHot = encoding { true } else { false } }

    /// The names of a column's features: `name_category` and `name_nan`; `name` for an ordinal encoding.
    public func featureNames(of name: String) -> [String] {
        switch encoding {
        case .oneHot(let missingFeature): (Array(categories) + (missingFeature ? ["nan"] : [])).map { "\(name)_\($0)" }
        case .ordinal: [name]
        }
    }

    /// The features of a column, rows x `width`. A number is the category of the same spelling.
    public func callAsFunction(_ column: Column) -> NDArray<Float> {
        var matrix = FeatureMatrix(rows: column.count, width: width)
        matrix.add(source(column, at: 0))
        return matrix.filled()
    }

    /// The content of a matrix from feature `position` on.
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
