import Text

/// Something about a column that does not stop preprocessing, and that its user should know.
public struct PreprocessingWarning: Hashable, Codable, Sendable {
    /// The kinds of warning.
    public enum Code: String, Hashable, Codable, Sendable, CaseIterable {
        /// All values that a column was learned from are equal, but for rounding errors.
        case constantColumn = "constant_column"
        /// A column had no value to learn from.
        case emptyColumn = "empty_column"
        /// No feature is made of a column.
        case noFeatures = "no_features"
        /// Categories that were not learned; they are 0 in all features of the column, or the number for unknown ones.
        case unknownCategories = "unknown_categories"
        /// Values are missing in a column where none was missing when it was learned from.
        case newlyMissing = "newly_missing"
        /// A column was numeric and is text, of which some is no number and counts as missing; or it was text and is
        /// numeric, and some numbers are spelled like no category that was learned.
        case kindChanged = "kind_changed"
    }

    /// What kind of warning it is.
    public let code: Code
    /// The column.
    public let column: String
    /// How many rows it concerns.
    public let rowCount: Int
    /// What was found, where, and what is made of it. Rows count from 1, the first row below the header.
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
    /// `finding` goes on where "column 'name'" begins.
    init(_ code: Code, _ column: String, rowCount: Int, _ finding: String) {
        (self.code, self.column, self.rowCount) = (code, column, rowCount)
        message = "column \(quoted(column)) \(finding)"
    }

    /// The warning of a column that does not vary in the rows it is learned from.
    static func constant(_ name: String, rowCount: Int) -> PreprocessingWarning {
        PreprocessingWarning(
            .constantColumn, name, rowCount: rowCount, "has one value in all rows that it is learned from")
    }

    /// The warning of a column that gives no feature.
    static func noFeatures(_ name: String, rowCount: Int) -> PreprocessingWarning {
        PreprocessingWarning(.noFeatures, name, rowCount: rowCount, "gives no feature")
    }

    /// The warning of missing values in `column` where none was missing before; nil if none is.
    static func newlyMissing(_ name: String, _ column: Column) -> PreprocessingWarning? {
        guard let row = (0..<column.count).first(where: column.isMissing) else { return nil }
        return PreprocessingWarning(
            .newlyMissing, name, rowCount: column.missingCount,
            "has no value in \(rows(column.missingCount)), the first of them row \(row + 1), "
                + "and lacked none when the preprocessor was fitted")
    }

    /// "1 row", "2 rows".
    static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
