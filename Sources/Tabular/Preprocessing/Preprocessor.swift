import Arrays
import CKernels
import Text

/// Steps that turn a table into numbers for a model.
///
/// ```swift
/// let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
/// let encoder = try preprocessor.fitted(to: train)
/// let x = try encoder(test)       // NDArray<Float>, rows x encoder.width
/// ```
///
/// Numeric steps apply, in the order given, to every column of integers, reals or booleans (0 and 1), the encoding of
/// categories to every column of text. `union` makes several features of a numeric column:
///
/// ```swift
/// Preprocessor(
///     .union(
///         [.union([.log1p(skewness: 0.75, otherwise: .drop)], []), .standardize(), .clip(to: -2.5...2.5), .fillMissing(0)],
///         [.missingIndicator()], [.frequentValueIndicator(minimumShare: 0.3)], [.ramps(8)]),
///     .oneHot(missing: .category, minimumCount: 3))
/// ```
///
/// The features are those of the numeric columns, then those of the text columns, each in the order of the table; but
/// one-hot features come last.
public struct Preprocessor: Sendable {
    /// The largest matrix that is made unless told otherwise, in bytes: 2 GiB.
    public static let defaultMemoryLimit = 1 << 31

    private let steps: [NumericStep]
    private let encoder: (any CategoryEncoder)?
    /// The largest matrix that is made, in bytes.
    public var memoryLimit = Preprocessor.defaultMemoryLimit

    /// Makes a preprocessor of its steps, at most one of them for categories.
    public init(_ steps: Step...) {
        let encoders = steps.compactMap(\.encoder)
        require(encoders.count <= 1, "Preprocessor: there is one step for categories, not \(encoders.count)")
        encoder = encoders.first
        self.steps = steps.compactMap(\.numeric)
    }

    /// Learns from the rows of a table.
    ///
    /// Throws if a number is infinite, naming column and row, or if there is text and no step for it. Costs a few passes over
    /// the numbers and one over the text; steps that need quantiles sort.
    public func fitted(to frame: DataFrame) throws -> FittedPreprocessor {
        try learned { try $0(frame) }
    }

    /// Learns from the rows of tables that together may be larger than memory, as from one table of them all.
    ///
    /// The tables are read once, and once more for each further step that learns from what others give. Steps that need
    /// quantiles or frequent values keep the numbers, 8 bytes a row; text needs memory for its categories.
    ///
    /// Throws as for one table, what reading throws, and an error whose code is `tooLarge` if what is to be kept exceeds the
    /// `memoryLimit`.
    public func fitted(to tables: CSVTables) throws -> FittedPreprocessor {
        try learned(keeping: memoryLimit) { try tables.forEach($0) }
    }

    /// Learns from tables of the same columns, which `pass` goes through as often as it is called.
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
        // What was kept of a large table to learn from it makes room for the features.
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
                "what is to be kept of the columns up to \(quoted(name)) to learn from them exceeds the allowed \(limit) bytes: "
                    + "drop it, or leave out steps that need quantiles")
        }
    }
}
