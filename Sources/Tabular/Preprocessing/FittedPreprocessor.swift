import Arrays

/// What a `Preprocessor` has learned: a function from tables to matrices of `width` features.
///
/// The width never changes. A category that was not learned is 0 in every feature; a column that was constant or without
/// values stays 0.
public struct FittedPreprocessor: Sendable {
    struct NumericColumn: Sendable {
        let name: String
        let steps: [any FittedNumericTransformer]
    }

    struct TextColumn: Sendable {
        let name: String
        let encoder: OneHotEncoder.Fitted
    }

    private let numeric: [NumericColumn]
    private let text: [TextColumn]
    private let memoryLimit: Int
    /// The number of features.
    public let width: Int

    init(numeric: [NumericColumn], text: [TextColumn], memoryLimit: Int) {
        (self.numeric, self.text, self.memoryLimit) = (numeric, text, memoryLimit)
        width = text.reduce(numeric.count) { $0 + $1.encoder.width }
    }

    /// The names of the features, as `pandas.get_dummies` gives them: a numeric column's own, `column_category`, `column_nan`.
    public var featureNames: [String] {
        numeric.map(\.name) + text.flatMap { $0.encoder.featureNames(of: $0.name) }
    }

    /// The features of a table, a row each.
    ///
    /// Columns are found by name. Throws, naming the column and where possible the row, if the table lacks a column, has
    /// another one, has text for numbers or numbers for text; if a number is infinite, out of the range of `Float`, or missing
    /// without a step that fills it; and if the matrix would be larger than the preprocessor's `memoryLimit`.
    public func callAsFunction(_ frame: DataFrame) throws -> NDArray<Float> {
        try checkColumns(frame)
        try checkSize(rows: frame.rowCount)
        var matrix = FeatureMatrix(rows: frame.rowCount, width: width)
        var position = 0
        for column in numeric {
            matrix.add(.numbers(try numbers(column, frame), at: position))
            position += 1
        }
        for column in text {
            matrix.add(.indicators(try indicators(column, frame), at: position))
            position += column.encoder.width
        }
        return NDArray(shape: Shape(frame.rowCount, width), scalars: matrix.scalars())
    }

    private func numbers(_ column: NumericColumn, _ frame: DataFrame) throws -> [Float] {
        var numbers = try frame[column.name].finiteNumbers(named: column.name)
        for step in column.steps { step.transform(&numbers) }
        let floats = numbers.map { Float($0) }
        guard let row = floats.firstIndex(where: { !$0.isFinite }) else { return floats }
        throw numbers[row].isNaN
            ? DataFrameError(
                .missingValue, column: column.name, row: row,
                "column '\(column.name)' has no value in row \(row + 1): add a step that fills it")
            : DataFrameError(
                .notRepresentable, column: column.name, row: row,
                "column '\(column.name)' is too large for Float in row \(row + 1): correct or scale it")
    }

    private func indicators(_ column: TextColumn, _ frame: DataFrame) throws -> [Int32] {
        let found = try frame[column.name]
        guard let indicators = column.encoder.features(of: found) else {
            throw DataFrameError(
                .kindMismatch, column: column.name,
                "column '\(column.name)' is \(found.kind), and was text when the preprocessor was fitted: correct or drop it"
            )
        }
        return indicators
    }

    private func checkColumns(_ frame: DataFrame) throws {
        let known = Set((numeric.map(\.name) + text.map(\.name)).map { ExactString($0) })
        guard let extra = frame.columnNames.first(where: { !known.contains(ExactString($0)) }) else { return }
        throw DataFrameError(
            .columnMismatch, column: extra,
            "column '\(extra)' was not there when the preprocessor was fitted: drop it, or fit again")
    }

    private func checkSize(rows: Int) throws {
        let (cells, overflow) = rows.multipliedReportingOverflow(by: width)
        guard overflow || cells > memoryLimit / MemoryLayout<Float>.size else { return }
        let widest = text.max { $0.encoder.width < $1.encoder.width }
        let advice = widest.map { ": column '\($0.name)' alone has \($0.encoder.categories.count) categories: drop it" }
        throw DataFrameError(
            .tooLarge, column: widest?.name,
            "\(rows) rows of \(width) features are more than the allowed \(memoryLimit) bytes" + (advice ?? ""))
    }
}
