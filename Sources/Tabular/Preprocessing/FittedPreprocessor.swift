import Arrays
import Text

/// What a `Preprocessor` has learned: a function from tables to matrices of `width` features.
///
/// The width never changes, whatever the table:
///
/// | a column that | |
/// | --- | --- |
/// | has a category that was not learned | 0 in all its features, or the number of `OrdinalEncoder.unknown` |
/// | lacks values, and lacked none when learned from | filled like any missing value; an error without a step that fills |
/// | was constant, or without values | standardized it is 0, whatever comes |
/// | was numeric and is text | numbers that it spells count, other text is missing |
/// | was text and is numeric | each number is the category that is spelled like it |
///
/// `transform` says so with a warning for each such column, `warnings` of the columns it was learned from. It is `Codable`:
/// read back from JSON, in another process, it gives the same features bit by bit.
public struct FittedPreprocessor: Hashable, Sendable {
    private let numeric: [FittedNumericColumn]
    private let text: [FittedTextColumn]
    /// The number of features.
    public let width: Int
    /// What is to be said of the columns that it was learned from, in the order of the table.
    public let warnings: [PreprocessingWarning]
    /// The largest matrix that is made, in bytes.
    public var memoryLimit = Preprocessor.defaultMemoryLimit

    /// What the columns have learned.
    init(_ columns: [ColumnLearner]) {
        self.init(columns.compactMap(\.numeric), columns.compactMap(\.text), warnings: columns.flatMap(\.warnings))
    }

    private init(_ numeric: [FittedNumericColumn], _ text: [FittedTextColumn], warnings: [PreprocessingWarning]) {
        (self.numeric, self.warnings) = (numeric, warnings)
        // One-hot features come last, where the coded form has them.
        self.text = text.filter { !$0.categories.isOneHot } + text.filter(\.categories.isOneHot)
        width = numeric.reduce(0) { $0 + $1.features.count } + text.reduce(0) { $0 + $1.categories.width }
    }

    /// The names of the columns it was learned from, in the order of their features.
    public var columnNames: [String] { numeric.map(\.name) + text.map(\.name) }

    /// The names of the columns that were text: a file that is read with them as `ReadingPolicy.textColumns` keeps the
    /// spellings of categories that look like numbers.
    public var textColumnNames: [String] { text.map(\.name) }

    /// The names of the features, as `pandas.get_dummies` gives them: a numeric column's own, `column_category`, `column_nan`.
    public var featureNames: [String] { featureNamesByColumn.flatMap(\.self) }

    /// The names of the features that each column of `columnNames` gives.
    public var featureNamesByColumn: [[String]] { numeric.map(\.featureNames) + text.map(\.featureNames) }

    /// The features of a table, a row each.
    ///
    /// Columns are found by name. Throws, naming the column and where possible the row, if the table lacks a column or has
    /// another one; if a number is infinite, out of the range of `Float`, or missing without a step that fills it; and if the
    /// matrix would be larger than the `memoryLimit`.
    public func callAsFunction(_ frame: DataFrame) throws -> NDArray<Float> {
        try checkColumns(frame)
        EncodingCounter.add()
        try checkSize(rows: frame.rowCount, width: width)
        var matrix = FeatureMatrix(rows: frame.rowCount, width: width)
        for source in try sources(frame) { matrix.add(source) }
        return matrix.filled()
    }

    /// The features of a table in coded form: one-hot categories as codes, all others as numbers.
    ///
    /// A linear layer computes the same numbers from them as from the dense matrix, but for rounding. Some hundred rows at a
    /// time are made when a batch first needs one of them; until all are, the table's columns are kept. Throws as a call, whose
    /// memory limit counts a number or a code as four bytes.
    public func coded(_ frame: DataFrame) throws -> CodedMatrix {
        try checkColumns(frame)
        EncodingCounter.add()
        let codeCount = text.count { $0.categories.isOneHot }
        let numberCount = width - text.reduce(0) { $0 + ($1.categories.isOneHot ? $1.categories.width : 0) }
        try checkSize(rows: frame.rowCount, width: numberCount + codeCount)
        var numbers = FeatureMatrix(rows: frame.rowCount, width: numberCount)
        var codes = CodeMatrix()
        for source in try sources(frame) {
            guard case .indicators(let found, let features, let position) = source else {
                numbers.add(source)
                continue
            }
            codes.add(found, as: features.map { $0 < 0 ? -1 : $0 + Int32(position) })
        }
        return CodedMatrix(
            rowCount: frame.rowCount, numberCount: numberCount, codeCount: codeCount, width: width
        ) { [numbers, codes] rows, numberLines, codeLines in
            numbers.write(rows, to: numberLines)
            codes.write(rows, to: codeLines)
        }
    }

    /// The features of a table, as a call gives them, and what is to be said of its columns.
    public func transform(_ frame: DataFrame) throws -> (features: NDArray<Float>, warnings: [PreprocessingWarning]) {
        (try self(frame), try warnings(transforming: frame))
    }

    /// What is to be said of the columns of a table, which has those that it was learned from.
    package func warnings(transforming frame: DataFrame) throws -> [PreprocessingWarning] {
        try numeric.flatMap { $0.warnings(transforming: try frame[$0.name]) }
            + text.flatMap { $0.warnings(transforming: try frame[$0.name]) }
    }
}

extension FittedPreprocessor: Codable {
    private enum CodingKeys: String, CodingKey { case numeric, text, warnings }

    /// Reads what was learned; the memory limit is the default one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode([FittedNumericColumn].self, forKey: .numeric),
            try container.decode([FittedTextColumn].self, forKey: .text),
            warnings: try container.decode([PreprocessingWarning].self, forKey: .warnings))
    }

    /// Writes what was learned: `numeric` and `text` columns, each with its features, and the `warnings`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(numeric, forKey: .numeric)
        try container.encode(text, forKey: .text)
        try container.encode(warnings, forKey: .warnings)
    }
}

extension FittedPreprocessor {
    private func checkColumns(_ frame: DataFrame) throws {
        let absent = columnNames.filter { frame.position(of: $0) == nil }
        if let name = absent.first {
            throw absent.count == 1
                ? DataFrameError.unknownColumn(name, among: frame.columnNames) : DataFrameError.unknownColumns(absent)
        }
        guard let extra = frame.columnNames.without(columnNames).first else { return }
        throw DataFrameError(
            .columnMismatch, column: extra,
            "column \(quoted(extra)) was not there when the preprocessor was fitted: drop it, or fit again")
    }

    /// What makes the features of each column.
    private func sources(_ frame: DataFrame) throws -> [FeatureMatrix.Source] {
        var position = 0
        let numbers = try zip(numeric, finiteNumbers(frame)).map { column, numbers in
            defer { position += column.features.count }
            return FeatureMatrix.Source.numbers(numbers, column.features, at: position)
        }
        return try numbers
            + text.map { column in
                defer { position += column.categories.width }
                return column.categories.source(try frame[column.name], at: position)
            }
    }

    /// The numbers of each numeric column, all of them finite, as their features are.
    private func finiteNumbers(_ frame: DataFrame) throws -> [Column] {
        let columns = try numeric.map { $0.numbers(of: try frame[$0.name]) }
        var areFinite = columns.map { _ in false }
        areFinite.mutateConcurrently(threads: threads(forCells: frame.rowCount * columns.count)) { isFinite, index in
            isFinite = numeric[index].areSurelyFinite(columns[index])
        }
        for (column, isFinite) in zip(numeric, areFinite) where !isFinite { try column.check(frame[column.name]) }
        return columns
    }

    private func checkSize(rows: Int, width: Int) throws {
        let (cells, overflow) = rows.multipliedReportingOverflow(by: width)
        guard overflow || cells > memoryLimit / MemoryLayout<Float>.size else { return }
        let widest = text.max { $0.categories.width < $1.categories.width }
        let advice = widest.map {
            ": column \(quoted($0.name)) alone has \($0.categories.categories.count) categories: drop it"
        }
        throw DataFrameError(
            .tooLarge, column: widest?.name,
            "\(rows) rows of \(width) features are more than the allowed \(memoryLimit) bytes" + (advice ?? ""))
    }
}
