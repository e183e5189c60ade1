/// What was learned from a column: of numbers, or of text.
struct FittedColumn {
    private(set) var numeric: FittedNumericColumn?
    private(set) var text: FittedTextColumn?
    /// What is to be said of the column.
    let warnings: [PreprocessingWarning]

    /// Learns from a column, whose numbers must be finite; of text with `encoder`, else with `transformer`.
    init(
        name: String, _ column: Column, _ transformer: some NumericTransformer, _ encoder: (any CategoryEncoder)?
    ) throws {
        if column.kind == .string {
            guard let encoder else { throw DataFrameError.noStepForText(name) }
            let fitted = try FittedTextColumn(name: name, column, encoder)
            (text, warnings) = (fitted, fitted.warnings(fittedTo: column))
        } else {
            let fitted = try FittedNumericColumn(name: name, column, transformer)
            (numeric, warnings) = (fitted, fitted.warnings(fittedTo: column))
        }
    }
}
