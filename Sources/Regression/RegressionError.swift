import Support
import Tabular

/// Why training, prediction or reading a model failed.
public enum RegressionError: ExplainedError, Hashable {
    /// A target is not above 0, so that its logarithm does not exist. Rows are counted from 1.
    case targetNotPositive(column: String, row: Int, value: Double)
    /// Targets are so far from 0 that `Float` cannot distinguish them.
    case targetsTooClose(column: String, deviation: Double)
    /// The target has `count` values that are no numbers, among `total`; the first ones that differ, and the row of the
    /// first, from 1.
    case textInTarget(column: String, count: Int, total: Int, row: Int, examples: [String])
    /// The target is a column of dates.
    case dateTarget(column: String)
    /// The training table has rows without a target. They are counted from 1.
    case missingTargets(column: String, rows: [Int])
    /// The training table has no row.
    case noRows
    /// One table has a column that is not dropped and that the other lacks.
    case differentColumns(onlyInTraining: [String], onlyInTest: [String])
    /// A table to predict lacks columns that the model was trained on; and the columns that it has.
    case missingColumns([String], among: [String])
    /// A prediction is infinite or NaN. Rows are counted from 1.
    case nonFinitePrediction(row: Int)
    /// The metric of a fold is infinite or NaN after training. Folds are counted from 1, through all repetitions.
    case nonFiniteMetric(String, fold: Int)
    /// The metric is not defined for the targets of a fold: R2 where they are equal. Folds are counted from 1, through
    /// all repetitions.
    case undefinedMetric(String, fold: Int)
    /// The test table has an infinite number. Rows are counted from 1.
    case infiniteInTest(column: String, row: Int)
    /// There is no feature column: only the target, the identifier and dropped columns.
    case noFeatures(dropped: [DroppedColumn])
    /// A column to read as numbers has no value that can be parsed. Rows are counted from 1.
    case noNumbers(column: String, row: Int, example: String)
    /// No column gives a feature.
    case featurelessColumns([String])
    /// There is no test table to predict.
    case noTestTable
    /// The test table has no row.
    case noTestRows
    /// A folder has no model, or one of another kind.
    case noModel(folder: String, reason: String)
    /// A table has one column, whose name contains a likely separator.
    case otherSeparator(file: String, column: String, separator: Unicode.Scalar)
    /// A table lacks the target, and a later line of its file looks like the header, or the first one with another separator.
    /// Lines are counted from 1.
    case laterHeader(file: String, line: Int, separator: Unicode.Scalar, column: String)
    /// A table has one column, as each of its lines is in quotes.
    case quotedLines(file: String, column: String)
    /// No target was given, and the table lacks the default one.
    case noTargetNamed(columns: [String])
    /// A job names an unknown model family.
    case unknownFamily(String, known: [String])
    /// A job combines a family with a preset that has models of its own.
    case familyOfAnotherPreset(RegressionPreset)
    /// There are no out-of-fold residuals for prediction intervals.
    case noIntervals
    /// A row has no fold in the column that names the folds. Rows are counted from 1.
    case noFold(column: String, row: Int)
    /// A row has no time in the column of times. Rows are counted from 1.
    case noTime(column: String, row: Int, value: String?)
    /// Runs of shares of the folds cannot be merged into one run.
    case sharesDoNotFit(String)

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch self {
        case .nonFinitePrediction, .nonFiniteMetric: .nonFinite
        case .noTestTable, .otherSeparator, .laterHeader, .noTargetNamed, .unknownFamily, .familyOfAnotherPreset: .usage
        case .targetNotPositive, .targetsTooClose, .textInTarget, .quotedLines, .dateTarget, .undefinedMetric,
            .missingTargets,
            .noRows, .noTestRows,
            .noFeatures,
            .noNumbers, .featurelessColumns, .infiniteInTest, .differentColumns, .missingColumns, .noModel,
            .sharesDoNotFit, .noFold, .noTime, .noIntervals:
            .badData
        }
    }

    /// The failure, as a sentence without its period.
    public var reason: String { explanation.reason }

    /// What to do; nil where the reason says it.
    public var advice: String? { explanation.advice }

    private var explanation: (reason: String, advice: String?) {
        switch self {
        case .targetNotPositive(let column, let row, let value):
            (
                "Column \(quoted(column)), row \(row): \(value) is not above 0, so it has no logarithm for log-RMSE",
                "Correct the row, drop it, or take another metric."
            )
        case .targetsTooClose(let column, let deviation):
            (
                "Column \(quoted(column)) has a standard deviation of \(deviation), too little for numbers this large: "
                    + "models compute with 24 bits",
                "Subtract a number near its mean."
            )
        case .textInTarget(let column, let count, let total, let row, let examples):
            (
                "Column \(quoted(column)) has text in \(count) of \(counted(total, "value")): row \(row) has "
                    + "\(quoted(examples.first ?? "")), which is no number",
                count == total
                    ? "Take another target, or write its values as plain numbers."
                    : "Correct the values, or mark them as missing."
            )
        case .dateTarget(let column):
            ("Column \(quoted(column)) is a date, not a number: take another target", nil)
        case .missingTargets(let column, let rows):
            (
                "Column \(quoted(column)) has no value in \(counted(rows.count, "row")): "
                    + rows.prefix(5).map { "row \($0)" }.joined(separator: ", ") + (rows.count > 5 ? ", ..." : ""),
                "Rows without a target cannot be used for training: remove them, or put them into the test table."
            )
        case .noRows:
            ("The training table has no rows", "Give a table with rows below its header.")
        case .differentColumns(let onlyInTraining, let onlyInTest):
            (
                "The two tables have different columns",
                (Self.list(onlyInTraining, of: "training", near: onlyInTest) + Self.list(onlyInTest, of: "test"))
                    .joined(separator: " ")
            )
        case .missingColumns(let names, let others):
            (
                "The table lacks columns that the model was trained on: "
                    + names.map { Self.named($0, near: others.without(names)) }.joined(separator: ", "),
                "Add or rename them."
            )
        case .nonFinitePrediction(let row):
            ("The prediction of row \(row) is not finite: try a lower learning rate", nil)
        case .nonFiniteMetric(let metric, let fold):
            ("Fold \(fold): \(metric) is not finite after training: try a lower learning rate", nil)
        case .undefinedMetric(let metric, let fold):
            (
                "Fold \(fold): \(metric) is not defined, as its targets are all equal",
                "Take fewer folds, shuffle the rows, or take another metric."
            )
        case .infiniteInTest(let column, let row):
            (
                "Column \(quoted(column)), row \(row) of the test table: the number is infinite",
                "Correct it, or mark it as missing."
            )
        case .noFeatures(let dropped):
            (
                "The tables have no column to learn from besides the target and the identifier"
                    + (dropped.isEmpty ? "" : "; dropped columns: \(Self.list(dropped))"), nil
            )
        case .noNumbers(let column, let row, let example):
            (
                "Column \(quoted(column)) is to be numeric and has no number: row \(row) has \(quoted(example))",
                "Remove units, or leave it as text."
            )
        case .featurelessColumns(let names):
            (
                "None of the columns gives a feature: \(names.listed)",
                "Numbers must vary, and a category must occur in at least three rows (in one with the preset book)."
            )
        case .noTestTable:
            ("There is no test table to predict", "Give a test table, or predict with a saved model.")
        case .noTestRows:
            ("The test table has no rows to predict", "Give a table with rows below its header.")
        case .noModel(let folder, let reason):
            ("\(folder) is not the folder of a saved model: \(reason)", "Write it with SavedRegressor.write(to:).")
        case .otherSeparator(let file, let column, let separator):
            ("\(file) has one column, \(quoted(column)): its fields seem to be separated by '\(separator)'", nil)
        case .laterHeader(let file, let line, let separator, let column):
            (
                "\(file) has its header in line \(line), which names \(quoted(column)); its fields are separated by "
                    + (separator == "\t" ? "tabs" : "'\(separator)'"),
                line == 1 ? "Name the separator." : "Skip the lines before it."
            )
        case .quotedLines(let file, let column):
            (
                "\(file) has one column, \(quoted(column)): each line is quoted as a whole",
                "Remove the quotes at the ends of the lines, or export the table again."
            )
        case .noTargetNamed(let columns):
            ("No target is named: the table has \(columns.listed)", nil)
        case .unknownFamily(let name, let known):
            ("There is no model family \(quoted(name)): there are \(known.listed)", nil)
        case .familyOfAnotherPreset(let preset):
            ("The preset \(preset.rawValue) has models of its own: a family replaces those of the preset general", nil)
        case .noIntervals:
            ("There are no out-of-fold residuals, from which prediction intervals follow", nil)
        case .noFold(let column, let row):
            (
                "Column \(quoted(column)), row \(row): no value names the fold of the row",
                "Fill the value, or remove the row."
            )
        case .noTime(let column, let row, let value):
            (
                "Column \(quoted(column)), row \(row): \(value.map(quoted) ?? "a missing value") is neither a number nor a date",
                "Fill the value, or remove the row."
            )
        case .sharesDoNotFit(let reason):
            ("The runs do not make up one run: \(reason)", nil)
        }
    }

    private static func list(_ columns: [DroppedColumn]) -> String {
        columns.prefix(5).map(\.description).joined(separator: ", ") + (columns.count > 5 ? ", ..." : "")
    }

    /// A name, and those like it in a table: `'area' (it has 'Area')`.
    private static func named(_ name: String, near others: [String], of table: String = "it") -> String {
        let near = others.near(name)
        return quoted(name) + (near.isEmpty ? "" : " (\(table) has \(near.listed))")
    }

    /// The columns of one table, with those like them in the other table.
    private static func list(_ columns: [String], of table: String, near others: [String] = []) -> [String] {
        guard !columns.isEmpty else { return [] }
        let names = columns.prefix(10).map { named($0, near: others, of: "the other") }.joined(separator: ", ")
        let rest = columns.count > 10 ? " and \(columns.count - 10) more" : ""
        return ["Only in the \(table) table: \(names)\(rest)."]
    }
}

extension RegressionError {
    /// The error for a table whose lines are not split, as the name of its only column shows; nil for other tables.
    package static func unsplitLines(of source: any TableSource, _ syntax: CSVSyntax) -> RegressionError? {
        guard let column = source.columnNames.first,
            let separator = CSVSyntax.likelySeparator(of: source.columnNames)
        else { return nil }
        return separator == syntax.separator
            ? .quotedLines(file: source.name, column: column)
            : .otherSeparator(file: source.name, column: column, separator: separator)
    }
}
