import Support

/// Why an operation on a table failed.
public struct DataFrameError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// There is no column of that name.
        case unknownColumn
        /// There would be two columns of that name.
        case duplicateColumn
        /// A column has another length than the table.
        case lengthMismatch
        /// Two tables do not have the same columns.
        case columnMismatch
        /// A column's values are of the wrong kind.
        case kindMismatch
        /// A value that is needed is missing.
        case missingValue
        /// A number is infinite, or the requested type cannot hold it.
        case notRepresentable
        /// The result would exceed the memory limit.
        case tooLarge
    }

    /// The kind of failure.
    public let code: Code
    /// The column.
    public let column: String?
    /// The index of the row, from 0; messages count from 1, the first row below the header.
    public let row: Int?
    /// What is wrong, where, and what to do.
    public let reason: String

    init(_ code: Code, column: String? = nil, row: Int? = nil, _ reason: String) {
        (self.code, self.column, self.row, self.reason) = (code, column, row, reason)
    }

    /// The category, which decides the exit status.
    public var category: ErrorCategory { code == .unknownColumn ? .usage : .badData }
}

extension DataFrameError {
    static func duplicateColumn(_ name: String) -> DataFrameError {
        DataFrameError(.duplicateColumn, column: name, "two columns are called \(quoted(name)): rename one of them")
    }

    /// The error for an unknown name; lists similar names and the first ones.
    static func unknownColumn(_ name: String, among names: [String]) -> DataFrameError {
        let near = names.near(name), columns = "the table has \(names.listed)"
        let advice = near.isEmpty ? columns : "did you mean \(near.listed)? (\(columns))"
        return DataFrameError(.unknownColumn, column: name, "there is no column \(quoted(name)): \(advice)")
    }

    /// The error for several unknown names; lists similar names and the first ones.
    static func unknownColumns(_ absent: [String], among names: [String]) -> DataFrameError {
        var seen: Set<String> = []
        let near = absent.prefix(10).flatMap(names.near).filter { seen.insert($0).inserted }
        let columns = "the table has \(names.listed)"
        return DataFrameError(
            .unknownColumn, column: absent.first,
            "there are no columns \(absent.listed): "
                + (near.isEmpty ? columns : "did you mean \(near.listed)? (\(columns))"))
    }

    static func tooLargeNumber(_ number: Double, _ name: String, row: Int) -> DataFrameError {
        DataFrameError(
            .notRepresentable, column: name, row: row,
            "column \(quoted(name)) is \(number) in row \(row + 1): correct it, or mark it as missing")
    }

    static func noStepForText(_ name: String) -> DataFrameError {
        DataFrameError(
            .kindMismatch, column: name,
            "column \(quoted(name)) is text: add a step for categories, such as one-hot, or drop the column")
    }
}
