import Support

/// Learns from a column, table by table: numbers by steps, text by an encoder.
struct ColumnLearner {
    private let name: String
    private let encoder: (any CategoryEncoder)?
    /// The categories of text; nil for numbers.
    private var categories: CategoryCounts?
    private var branches: FeatureBranches
    private var numbers = NumberStatistics(.moments)
    /// The number of rows of the tables before, in this pass.
    private var rowCount = 0
    private var isFirstPass = true
    private(set) var failure: DataFrameError?

    /// Begins to learn from columns like `column`, whose rows are not yet added.
    init(name: String, _ column: Column, _ steps: [NumericStep], _ encoder: (any CategoryEncoder)?) {
        (self.name, self.encoder) = (name, encoder)
        branches = FeatureBranches(steps)
        guard column.kind == .string else { return }
        categories = CategoryCounts()
        if encoder == nil { failure = .noStepForText(name) }
    }

    var isFinished: Bool { !isFirstPass && (categories != nil || branches.isFinished) }
    var byteCount: Int { branches.byteCount + (categories?.byteCount ?? 0) }

    mutating func add(_ column: Column) {
        guard failure == nil, !isFinished else { return }
        defer { rowCount += column.count }
        guard (column.kind == .string) == (categories != nil) else {
            failure = DataFrameError(
                .kindMismatch, column: name, "column \(quoted(name)) is text in one table and numeric in another")
            return
        }
        if column.kind == .string { categories?.add(column) } else { addNumbers(column) }
    }

    private mutating func addNumbers(_ column: Column) {
        for start in stride(from: 0, to: column.count, by: Moments.blockSize) where failure == nil {
            let rows = start..<min(start + Moments.blockSize, column.count)
            var values = [Double](repeating: 0, count: rows.count)
            column.readNumbers(rows, into: &values)
            if isFirstPass { addFirst(values, from: start) }
            branches.add(values)
        }
    }

    private mutating func addFirst(_ values: [Double], from start: Int) {
        numbers.add(values)
        guard numbers.largestMagnitude > Column.largestNumber,
            let row = values.firstIndex(where: { $0.magnitude > Column.largestNumber })
        else { return }
        failure = .tooLargeNumber(values[row], name, row: rowCount + start + row)
    }

    /// Ends a pass over the tables; the next one follows unless `isFinished`.
    mutating func finishPass() {
        if categories == nil { branches.finishPass(numbers) }
        (rowCount, isFirstPass) = (0, false)
    }

    /// The fitted numeric column; nil for text.
    var numeric: FittedNumericColumn? {
        guard categories == nil else { return nil }
        return FittedNumericColumn(
            name: name, hadMissing: numbers.missingCount > 0, features: branches.features, minimum: numbers.minimum,
            maximum: numbers.maximum)
    }

    /// The fitted text column; nil for numbers.
    var text: FittedTextColumn? {
        guard let categories, let encoder else { return nil }
        return FittedTextColumn(
            name: name, hadMissing: categories.missingCount > 0, categories: encoder.fitted(to: categories))
    }

    var warnings: [PreprocessingWarning] {
        if let text, let categories { return text.warnings(fittedTo: categories) }
        return numeric?.warnings(fittedTo: numbers) ?? []
    }
}
