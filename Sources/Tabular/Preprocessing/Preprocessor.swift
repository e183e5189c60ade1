import Arrays
import CTabular
import Support

/// A sequence of steps that make features of a table.
///
/// ```swift
/// let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
/// let encoder = try preprocessor.fitted(to: train)
/// let x = try encoder(test)       // NDArray<Float>, rows x encoder.width
/// ```
///
/// Numeric steps apply, in order, to every column of integers, reals or booleans (0 and 1), the encoder of categories
/// to every text column. `union` makes several features of a numeric column:
///
/// ```swift
/// Preprocessor(
///     .union(
///         [.union([.log1p(skewness: 0.75, otherwise: .drop)], []), .standardize(), .clip(to: -2.5...2.5), .fillMissing(0)],
///         [.missingIndicator()], [.frequentValueIndicator(minimumShare: 0.3)], [.ramps(8)]),
///     .oneHot(missing: .category, minimumCount: 3))
/// ```
///
/// Features are in the order of the table's columns: first of numeric ones, then of text, one-hot features last.
public struct Preprocessor: Sendable {
    /// The default memory limit in bytes: 2 GiB.
    public static let defaultMemoryLimit = 1 << 31

    private let steps: [NumericStep]
    private let encoder: (any CategoryEncoder)?
    /// The limit on the size of a feature matrix, in bytes.
    public var memoryLimit = Preprocessor.defaultMemoryLimit

    /// Makes a preprocessor; at most one step may be for categories.
    public init(_ steps: Step...) {
        let encoders = steps.compactMap(\.encoder)
        require(encoders.count <= 1, "Preprocessor: there is one step for categories, not \(encoders.count)")
        encoder = encoders.first
        self.steps = steps.compactMap(\.numeric)
    }

    /// Learns from the rows of a table.
    ///
    /// Throws a `DataFrameError` if a number is infinite, or if there is text but no step for it. Costs a few passes
    /// over the numbers and one over the text; steps that need quantiles sort.
    public func fitted(to frame: DataFrame) throws -> FittedPreprocessor {
        try learned { try $0(frame) }
    }

    /// Learns from tables that together may be larger than memory; the result is that of one table.
    ///
    /// The tables are read once, and once more for each further step that learns from the features of others. Steps
    /// that need quantiles or frequent values keep 8 bytes a row and column; text keeps its categories.
    ///
    /// Throws as for one table, a `CSVError`, and a `DataFrameError` of code `tooLarge` beyond the `memoryLimit`.
    public func fitted(to tables: CSVTables) throws -> FittedPreprocessor {
        try learned(keeping: memoryLimit) { try tables.forEach($0) }
    }

    /// Learns from tables of the same columns, over which each call of `pass` goes once.
    private func learned(
        keeping limit: Int = .max, _ pass: ((DataFrame) throws -> Void) throws -> Void
    ) throws -> FittedPreprocessor {
        var columns: [ColumnLearner] = []
        var cellCount = 0
        repeat {
            try pass { table in
                if columns.isEmpty {
                    columns = zip(table.columnNames, table.columns).map { ColumnLearner(name: $0, $1, steps, encoder) }
                }
                cellCount += table.rowCount * table.columnCount
                try add(table, to: &columns, keeping: limit)
            }
            columns.mutateConcurrently(threads: threads(forCells: cellCount)) { column, _ in column.finishPass() }
        } while !columns.allSatisfy(\.isFinished)
        var fitted = FittedPreprocessor(columns)
        fitted.memoryLimit = memoryLimit
        // The features of a large table need the memory that learning used.
        columns = []
        if cellCount > 1 << 22 { memory_give_back() }
        return fitted
    }

    private func add(_ table: DataFrame, to columns: inout [ColumnLearner], keeping limit: Int) throws {
        let added = table.columns
        columns.mutateConcurrently(threads: threads(forCells: table.rowCount * added.count)) { column, index in
            column.add(added[index])
        }
        if let failure = columns.lazy.compactMap(\.failure).first { throw failure }
        var total = 0
        for (column, name) in zip(columns, table.columnNames) {
            total += column.byteCount
            guard total > limit else { continue }
            throw DataFrameError(
                .tooLarge, column: name,
                "learning from the columns up to \(quoted(name)) needs more than the allowed \(limit) bytes: "
                    + "drop it, or leave out steps that need quantiles")
        }
    }
}

extension Preprocessor {
    /// Whether the steps are equal, and so what they learn. Steps of your own that are not `Hashable` count as different.
    package static func == (left: Preprocessor, right: Preprocessor) -> Bool {
        let areEncodersEqual =
            switch (left.encoder, right.encoder) {
            case (nil, nil): true
            case (let left?, let right?): areEqual(left, right)
            default: false
            }
        return areEncodersEqual && left.memoryLimit == right.memoryLimit
            && left.steps.elementsEqual(right.steps, by: ==)
    }
}

extension Preprocessor: CustomStringConvertible {
    /// The steps in one line: `Preprocessor(StandardScaler, Imputer, OneHotEncoder)`.
    public var description: String {
        let names = steps.map(\.description) + (encoder.map { ["\(type(of: $0))"] } ?? [])
        return "Preprocessor(\(names.joined(separator: ", ")))"
    }
}
