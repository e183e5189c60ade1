import Text

/// What was learned from a numeric column.
struct FittedNumericColumn: Hashable, Codable, Sendable {
    let name: String
    /// Whether values were missing.
    let hadMissing: Bool
    /// For each feature the functions that make it, one after the other.
    let features: [[NumericFunction]]

    private enum CodingKeys: String, CodingKey {
        case name, features
        case hadMissing = "had_missing"
    }

    /// Learns from a column, whose numbers must be finite.
    init(name: String, _ column: Column, _ transformer: some NumericTransformer) throws {
        self.name = name
        hadMissing = column.missingCount > 0
        features = transformer.fitted(to: try column.finiteNumbers(named: name))
    }

    var featureNames: [String] { features.map { name + $0.map(\.suffix).joined() } }

    /// The numbers of each row in each feature. Throws for an infinite number, and one that is missing and stays so.
    func features(of column: Column) throws -> [[Float]] {
        let numbers = try column.finiteNumbers(named: name)
        return try features.map { functions in
            var values = numbers
            for function in functions { function.apply(to: &values) }
            return try floats(values)
        }
    }

    private func floats(_ numbers: [Double]) throws -> [Float] {
        let floats = numbers.map { Float($0) }
        guard let row = floats.firstIndex(where: { !$0.isFinite }) else { return floats }
        throw numbers[row].isNaN
            ? DataFrameError(
                .missingValue, column: name, row: row,
                "column '\(name)' has no value in row \(row + 1): add a step that fills it")
            : DataFrameError(
                .notRepresentable, column: name, row: row,
                "column '\(name)' is too large for Float in row \(row + 1): correct or scale it")
    }
}

extension FittedNumericColumn {
    /// What is to be said of the column it was learned from.
    func warnings(fittedTo column: Column) -> [PreprocessingWarning] {
        if column.isAllMissing {
            return [PreprocessingWarning(.emptyColumn, name, rowCount: column.count, "has no value to learn from")]
        }
        if Moments.areConstant(column.numbersSpelled) { return [.constant(name, column)] }
        return features.isEmpty ? [.noFeatures(name, column)] : []
    }

    /// What is to be said of a column that is transformed.
    func warnings(transforming column: Column) -> [PreprocessingWarning] {
        [hadMissing ? nil : .newlyMissing(name, column), noNumbers(column)].compactMap(\.self)
    }

    /// The warning of text that is no number; nil if there is none.
    private func noNumbers(_ column: Column) -> PreprocessingWarning? {
        guard column.kind == .string else { return nil }
        let numbers = column.numbersSpelled
        let rows = numbers.indices.filter { numbers[$0].isNaN && !column.isMissing($0) }
        guard let row = rows.first, let text = column[row]?.description else { return nil }
        return PreprocessingWarning(
            .kindChanged, name, rowCount: rows.count,
            "is text, and was numeric when the preprocessor was fitted: what is no number in "
                + "\(PreprocessingWarning.rows(rows.count)), such as \(quoted(text)) in row \(row + 1), counts as missing"
        )
    }
}
