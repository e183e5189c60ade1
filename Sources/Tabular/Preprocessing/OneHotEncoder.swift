/// Makes a feature of each category of a text column: 1 in the rows that have it, 0 elsewhere.
///
/// Categories are in the order of their UTF-8 bytes. With an indicator, a last feature says whether the value is missing,
/// also if none is; it is what `pandas.get_dummies(dummy_na=True)` gives.
public struct OneHotEncoder: Hashable, Sendable {
    /// Whether there is a feature for missing values.
    public let missingIndicator: Bool

    /// Makes an encoder.
    public init(missingIndicator: Bool = true) { self.missingIndicator = missingIndicator }

    /// Learns the categories that occur in a column. Throws if it is not of text.
    public func fitted(to column: Column) throws -> Fitted {
        guard let (codes, categories) = column.categories else {
            throw DataFrameError(.kindMismatch, "a column of kind \(column.kind) has no categories to encode")
        }
        var occurs = [Bool](repeating: false, count: categories.count)
        for code in codes where code >= 0 { occurs[Int(code)] = true }
        let sorted = categories.indices.filter { occurs[$0] }
            .sorted { categories.utf8($0).lexicographicallyPrecedes(categories.utf8($1)) }
        var learned = StringCategories()
        for code in sorted { learned.append(categories.utf8(code)) }
        return Fitted(categories: learned, missingIndicator: missingIndicator)
    }

    /// The categories of a column.
    public struct Fitted: Sendable {
        /// The categories, in the order of their features.
        public let categories: StringCategories
        let missingIndicator: Bool

        /// The number of features.
        public var width: Int { categories.count + (missingIndicator ? 1 : 0) }

        /// The names of the features of a column called `name`: `name_category`, and `name_nan` for missing values.
        public func featureNames(of name: String) -> [String] {
            (Array(categories) + (missingIndicator ? ["nan"] : [])).map { "\(name)_\($0)" }
        }

        /// The feature that is 1 in each row, -1 if all are 0: for a category that was not learned, or without an indicator
        /// for a missing value. A column without a value is as good as text. Nil if the column is not of text.
        public func features(of column: Column) -> [Int32]? {
            let missing = missingIndicator ? Int32(categories.count) : -1
            if column.isAllMissing { return [Int32](repeating: missing, count: column.count) }
            guard let (codes, found) = column.categories else { return nil }
            let features = found.codes(in: categories)
            return codes.map { $0 < 0 ? missing : features[Int($0)] }
        }
    }
}
