import Arrays
import Support

/// A fitted `Preprocessor`: a function from tables to matrices of `width` features, whatever the table.
///
/// | a column | its features |
/// | --- | --- |
/// | has unknown categories | 0 in all of them, or the value of `OrdinalEncoder.unknown` |
/// | has missing values and had none | filled like any missing value; an error without a step that fills |
/// | was constant or empty | 0 after `standardize()`, for any value |
/// | was numeric and is text | those of the numbers that it spells; other text is missing |
/// | was text and is numeric | those of the categories with the numbers' spellings |
///
/// `transform` returns a warning for each such column; `warnings` has those about the columns that it was fitted to.
/// Decoded from JSON in another process, it gives the same features bit for bit.
public struct FittedPreprocessor: Hashable, Sendable {
    private let numeric: [FittedNumericColumn]
    private let text: [FittedTextColumn]
    /// The number of features.
    public let width: Int
    /// The warnings about the columns that it was fitted to, in the order of the table.
    public let warnings: [PreprocessingWarning]
    /// The limit on the size of a feature matrix, in bytes. Not encoded.
    public var memoryLimit = Preprocessor.defaultMemoryLimit

    init(_ columns: [ColumnLearner]) {
        self.init(columns.compactMap(\.numeric), columns.compactMap(\.text), warnings: columns.flatMap(\.warnings))
    }

    private init(_ numeric: [FittedNumericColumn], _ text: [FittedTextColumn], warnings: [PreprocessingWarning]) {
        (self.numeric, self.warnings) = (numeric, warnings)
        // Features of one or zero come last, as in the coded form.
        self.text = text.filter { !$0.categories.isOneHot } + text.filter(\.categories.isOneHot)
        width = numeric.reduce(0) { $0 + $1.features.count } + text.reduce(0) { $0 + $1.categories.width }
    }

    /// The names of the columns that it was fitted to, in the order of their features.
    public var columnNames: [String] { numeric.map(\.name) + text.map(\.name) }

    /// The names of the columns that were text, for `ReadingPolicy.textColumns`: categories may look like numbers.
    public var textColumnNames: [String] { text.map(\.name) }

    /// The names of the features as of `pandas.get_dummies`: `column`, or `column_category` and `column_nan` for text.
    public var featureNames: [String] {
        let numbers = numeric.flatMap(\.numberNames), levels = numeric.flatMap(\.levelNames)
        return numbers + ordinal.flatMap(\.featureNames) + levels + oneHot.flatMap(\.featureNames)
    }

    /// The names of the features of each column of `columnNames`.
    public var featureNamesByColumn: [[String]] { numeric.map(\.featureNames) + text.map(\.featureNames) }

    /// The features of a table, rows x `width`. Columns are found by name.
    ///
    /// Throws a `DataFrameError` if the table lacks a column or has another one; if a number is infinite, out of the
    /// range of `Float`, or missing without a step that fills it; and if the matrix would exceed the `memoryLimit`.
    public func callAsFunction(_ frame: DataFrame) throws -> NDArray<Float> {
        try check(frame, width: width)
        var matrix = FeatureMatrix(rows: frame.rowCount, width: width)
        for source in try sources(frame) { matrix.add(source) }
        return matrix.filled()
    }

    /// The features of a table in coded form: one-hot categories as codes, all others as numbers.
    ///
    /// A linear layer gives the same output for both forms, up to rounding. Rows are made a few hundred at a time, when
    /// first needed; until then the table's columns are kept. Throws as a call, with four bytes a number or code.
    public func coded(_ frame: DataFrame) throws -> CodedMatrix {
        let codeCount = numeric.count { !$0.levels.isEmpty } + oneHot.count
        let numberCount = numeric.reduce(ordinal.count) { $0 + $1.numberFeatures.count }
        try check(frame, width: numberCount + codeCount)
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

    /// The features of a table, as of a call, and the warnings about its columns.
    public func transform(_ frame: DataFrame) throws -> (features: NDArray<Float>, warnings: [PreprocessingWarning]) {
        (try self(frame), try warnings(transforming: frame))
    }

    /// The warnings about the columns of a table.
    package func warnings(transforming frame: DataFrame) throws -> [PreprocessingWarning] {
        try numeric.flatMap { $0.warnings(transforming: try frame[$0.name]) }
            + text.flatMap { $0.warnings(transforming: try frame[$0.name]) }
    }
}

extension FittedPreprocessor: Codable {
    private enum CodingKeys: String, CodingKey { case numeric, text, warnings }

    /// Decodes `numeric` and `text` columns, each with its features, and the `warnings`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode([FittedNumericColumn].self, forKey: .numeric),
            try container.decode([FittedTextColumn].self, forKey: .text),
            warnings: try container.decode([PreprocessingWarning].self, forKey: .warnings))
    }
}

extension FittedPreprocessor: CustomStringConvertible {
    /// One line: `FittedPreprocessor: 331 features of 79 columns`.
    public var description: String { "FittedPreprocessor: \(width) features of \(columnNames.count) columns" }
}

extension FittedPreprocessor {
    /// Throws unless a table has the right columns and a matrix of `width` fits into memory. Counts the encoding.
    private func check(_ frame: DataFrame, width: Int) throws {
        try checkColumns(frame)
        EncodingCounter.add()
        try checkSize(rows: frame.rowCount, width: width)
    }

    private func checkColumns(_ frame: DataFrame) throws {
        let absent = columnNames.filter { frame.position(of: $0) == nil }
        if let name = absent.first {
            throw absent.count == 1
                ? DataFrameError.unknownColumn(name, among: frame.columnNames)
                : DataFrameError.unknownColumns(absent, among: frame.columnNames)
        }
        guard let extra = frame.columnNames.without(columnNames).first else { return }
        throw DataFrameError(
            .columnMismatch, column: extra,
            "column \(quoted(extra)) was not there when the preprocessor was fitted: drop it, or fit again")
    }

    /// The content of the matrix, column by column.
    private func sources(_ frame: DataFrame) throws -> [FeatureMatrix.Source] {
        var position = 0, sources: [FeatureMatrix.Source] = []
        func add(_ count: Int, _ source: (Int) throws -> FeatureMatrix.Source) rethrows {
            sources.append(try source(position))
            position += count
        }
        let numbers = try finiteNumbers(frame)
        for (column, numbers) in zip(numeric, numbers) {
            let features = column.numberFeatures
            add(features.count) { .numbers(numbers, features, at: $0) }
        }
        for column in ordinal {
            try add(column.categories.width) { column.categories.source(try frame[column.name], at: $0) }
        }
        for (column, numbers) in zip(numeric, numbers) where !column.levels.isEmpty {
            add(column.levels.count) { column.levelSource(numbers, at: $0) }
        }
        for column in oneHot {
            try add(column.categories.width) { column.categories.source(try frame[column.name], at: $0) }
        }
        return sources
    }

    private var ordinal: [FittedTextColumn] { text.filter { !$0.categories.isOneHot } }
    private var oneHot: [FittedTextColumn] { text.filter(\.categories.isOneHot) }

    /// The numbers of each numeric column. Throws unless they and their features are finite.
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
        guard width > 0, rows > memoryLimit / MemoryLayout<Float>.size / width else { return }
        let widest = text.max { $0.categories.width < $1.categories.width }
        let advice = widest.map {
            ": column \(quoted($0.name)) alone has \($0.categories.categories.count) categories: drop it"
        }
        throw DataFrameError(
            .tooLarge, column: widest?.name,
            "\(rows) rows of \(width) features are more than the allowed \(memoryLimit) bytes" + (advice ?? ""))
    }
}
