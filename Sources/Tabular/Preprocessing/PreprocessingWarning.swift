import Support

/// A finding about a column that does not stop preprocessing.
public struct PreprocessingWarning: Hashable, Codable, Sendable {
    /// The kinds of warning.
    public enum Code: String, Hashable, Codable, Sendable, CaseIterable {
        /// A column is constant in the training rows, up to rounding errors.
        case constantColumn = "constant_column"
        /// A column has no value to learn from.
        case emptyColumn = "empty_column"
        /// A column gives no feature.
        case noFeatures = "no_features"
        /// A column has unknown categories: 0 in all its features, or the encoder's value for them.
        case unknownCategories = "unknown_categories"
        /// A column has missing values and had none in the training rows.
        case newlyMissing = "newly_missing"
        /// Most numbers of a column are far from those of the training rows, as in another unit or with another decimal mark.
        case outOfRange = "out_of_range"
        /// A numeric column became text other than numbers, or a text column became numeric with unknown categories.
        case kindChanged = "kind_changed"
    }

    /// The kind of warning.
    public let code: Code
    /// The column.
    public let column: String
    /// The number of rows concerned.
    public let rowCount: Int
    /// The finding, its place and its effect. Rows count from 1, the first row below the header.
    public let message: String

    private enum CodingKeys: String, CodingKey {
        case code, column, message
        case rowCount = "row_count"
    }
}

extension PreprocessingWarning: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}

extension PreprocessingWarning {
    /// `finding` continues the sentence "column 'name'".
    init(_ code: Code, _ column: String, rowCount: Int, _ finding: String) {
        (self.code, self.column, self.rowCount) = (code, column, rowCount)
        message = "column \(quoted(column)) \(finding)"
    }

    static func constant(_ name: String, rowCount: Int) -> PreprocessingWarning {
        PreprocessingWarning(.constantColumn, name, rowCount: rowCount, "is constant in the training rows")
    }

    static func noFeatures(_ name: String, rowCount: Int) -> PreprocessingWarning {
        PreprocessingWarning(.noFeatures, name, rowCount: rowCount, "gives no feature")
    }

    /// The warning about missing values; nil if there are none.
    static func newlyMissing(_ name: String, _ column: Column) -> PreprocessingWarning? {
        guard let row = (0..<column.count).first(where: column.isMissing) else { return nil }
        return PreprocessingWarning(
            .newlyMissing, name, rowCount: column.missingCount,
            "has no value in \(counted(column.missingCount, "row")), first in row \(row + 1), "
                + "but had no missing values when the preprocessor was fitted")
    }
}
