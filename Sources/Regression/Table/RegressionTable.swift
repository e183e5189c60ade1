import Arrays
import Tabular

/// A training table, and a test table if there is one, split into features, targets and identifiers.
///
/// ```swift
/// let table = try RegressionTable(training: train, test: test, target: "price", identifier: "Id")
/// ```
public struct RegressionTable: Sendable, CustomStringConvertible {
    /// The feature columns of the training rows.
    public let features: DataFrame
    /// The target of each training row.
    public let targets: [Double]
    /// The target column as the file has it.
    public let targetColumn: Column
    /// The feature columns of the test rows; nil without a test table.
    public let testFeatures: DataFrame?
    /// The name of the target column.
    public let targetName: String
    /// The identifier column and its values in training and test rows, if there is one; only the test table may have it.
    public let identifiers: (name: String, training: Column?, test: Column?)?
    /// The dropped columns, besides target and identifier, in order.
    public let dropped: [DroppedColumn]
    /// The numbers of the training rows among those of the table, from 1.
    public let rowNumbers: [Int]
    /// The numbers of the rows of the training table that were dropped as they have no target.
    public let rowsWithoutTarget: [Int]

    /// The feature columns, and those that were dropped as useless, of the training rows.
    private let observations: DataFrame

    /// The sizes: `RegressionTable(1460 training rows, 1459 test rows, 79 columns, target SalePrice)`.
    public var description: String {
        "RegressionTable(\(targets.count) training rows, \(testFeatures?.rowCount ?? 0) test rows, "
            + "\(features.columnCount) columns, target \(targetName))"
    }

    /// Splits tables.
    ///
    /// - Parameters:
    ///   - training: The rows with a target.
    ///   - test: The rows to predict; a target column is dropped.
    ///   - target: The name of the column to predict.
    ///   - identifier: The name of the column that identifies rows, in both tables or the test table, if there is one.
    ///   - choices: Columns to drop or to convert.
    ///   - dropsMissingTargets: Whether training rows without a target are dropped instead of refused.
    /// - Throws: `RegressionError` for targets that are missing or text, different columns of the two tables, no rows or features, text
    ///   without numbers to convert, and infinite numbers in the test table; `DataFrameError` for unknown columns.
    public init(
        training: DataFrame, test: DataFrame? = nil, target: String, identifier: String? = nil,
        choices: ColumnChoices = ColumnChoices(), dropsMissingTargets: Bool = false
    ) throws {
        guard training.rowCount > 0 else { throw RegressionError.noRows }
        let targetValues = try training[target]
        rowsWithoutTarget =
            dropsMissingTargets && targetValues.missingCount < training.rowCount
            ? (1...training.rowCount).filter { targetValues.isMissing($0 - 1) } : []
        let left = Set(rowsWithoutTarget)
        rowNumbers = (1...training.rowCount).filter { !left.contains($0) }
        let training = left.isEmpty ? training : training[rows: rowNumbers.map { $0 - 1 }]
        try Self.checkTexts(of: targetValues, target)
        targets = try Self.targets(training, target)
        (targetName, targetColumn) = (target, try training[target])
        identifiers = try identifier.map { name in
            let isOnlyInTest = test?.position(of: name) != nil && training.position(of: name) == nil
            return (name, isOnlyInTest ? nil : try training[name], try test.map { try $0[name] })
        }
        let known = [target] + (identifier.map { [$0] } ?? [])
        let candidates = try training.droppingAny(known), testCandidates = try test?.droppingAny(known)
        dropped = try choices.dropped(from: candidates, test: testCandidates)
        let droppedNames = dropped.map(\.name)
        observations = try candidates.droppingAny(
            dropped.filter { [.asked, .rowNumber].contains($0.reason) }.map(\.name))

        let kept = try candidates.droppingAny(droppedNames)
        try choices.checkNumbers(in: kept, rows: rowNumbers)
        features = try choices.converted(kept)
        testFeatures = try testCandidates.map { candidates in
            let others = try candidates.droppingAny(droppedNames)
            try Self.checkColumns(kept, others)
            return try choices.converted(others)
        }
        try testFeatures.map(Self.checkFinite)
        guard features.columnCount > 0 else { throw RegressionError.noFeatures(dropped: dropped) }
    }

    /// The rows of both tables, for joint preprocessing.
    package func allFeatures() throws -> DataFrame { try testFeatures.map { try features.appending($0) } ?? features }

    /// The number of training rows that are equal to an earlier one, but for identifier, row numbers and columns that
    /// the user drops.
    package var repeatedRowCount: Int { observations.repeatedRowCount(beside: targetColumn) }

    /// The targets rounded to `Float`, as models use them.
    var roundedTargets: [Double] { targets.map { Double(Float($0)) } }

    /// Throws if `metric` needs logarithms and a target has none.
    package func checkTargets(for metric: RegressionMetric) throws {
        guard metric == .logRMSE, let row = roundedTargets.firstIndex(where: { !($0 > 0) }) else { return }
        throw RegressionError.targetNotPositive(column: targetName, row: rowNumbers[row], value: targets[row])
    }

    /// The baseline: the metric of predicting the mean of all targets, of their logarithms for log-RMSE.
    public func meanScore(_ metric: RegressionMetric) throws -> Double {
        try checkTargets(for: metric)
        let scale = TargetTransformer(logarithm: metric == .logRMSE)
        let mean = Float(try scale.fitted(to: targets).inverse(0))
        let constant = NDArray<Float>(repeating: mean, shape: [targets.count, 1])
        return Scorer(metric, targets, lowest: nil).score(constant)
    }

    private static func targets(_ table: DataFrame, _ name: String) throws -> [Double] {
        let column = try table[name]
        let rows = (0..<column.count).filter(column.isMissing)
        guard rows.isEmpty else { throw RegressionError.missingTargets(column: name, rows: rows.map { $0 + 1 }) }
        let numbers = try DataFrame([name: column.withNumbers])
        // Models compute with Float: a number beyond its range throws here.
        let rounded = try numbers[name, as: Float.self].map { Double($0) }, targets = try numbers[name, as: Double.self]
        try checkSpacing(of: rounded, from: targets, name)
        return targets
    }

    /// Throws if values of the target column are text that is no number.
    private static func checkTexts(of column: Column, _ name: String) throws {
        guard column.kind == .string else { return }
        let frame = try DataFrame([name: column]), recognition = try TableRecognition(of: frame, numeric: [name])
        let recognized = column.rowsWithoutNumber(as: try recognition(frame).table[name])
        let rows = recognized.isEmpty ? column.rowsWithoutNumber(as: column) : recognized
        guard let first = rows.first else { return }
        throw RegressionError.textInTarget(
            column: name, count: rows.count, total: column.count - column.missingCount, row: first + 1,
            examples: column.distinctTexts(of: rows, limit: 4))
    }

    /// Throws for targets whose differences are lost in the rounding to `Float`.
    private static func checkSpacing(of targets: [Double], from exact: [Double], _ name: String) throws {
        let deviation = NumberStatistics(exact, need: .moments).deviation()
        let rounding = zip(targets, exact).map { ($0 - $1) * ($0 - $1) }.reduce(0, +) / Double(max(exact.count, 1))
        guard rounding.squareRoot() > deviation / 1000, let first = exact.first, exact.contains(where: { $0 != first })
        else { return }
        throw RegressionError.targetsTooClose(column: name, deviation: deviation)
    }

    /// Throws for the first infinite number of the test table. Joint preprocessing would report its row in both tables
    /// together.
    private static func checkFinite(_ test: DataFrame) throws {
        for (name, column) in zip(test.columnNames, test.columns) where column.kind == .real {
            guard let row = column.numbers?.firstIndex(where: { $0.magnitude > Column.largestNumber }) else { continue }
            throw RegressionError.infiniteInTest(column: name, row: row + 1)
        }
    }

    private static func checkColumns(_ training: DataFrame, _ test: DataFrame) throws {
        let onlyInTraining = training.columnNames.filter { test.position(of: $0) == nil }
        let onlyInTest = test.columnNames.filter { training.position(of: $0) == nil }
        guard onlyInTraining.isEmpty, onlyInTest.isEmpty else {
            throw RegressionError.differentColumns(onlyInTraining: onlyInTraining, onlyInTest: onlyInTest)
        }
    }
}

extension DataFrame {
    /// All columns but those with the given names, if present.
    fileprivate func droppingAny(_ names: [String]) throws -> DataFrame {
        try dropping(names.filter { position(of: $0) != nil })
    }
}

extension Column {
    /// The rows with a value that is no number in `read`, which has the same rows.
    fileprivate func rowsWithoutNumber(as read: Column) -> [Int] {
        let numbers = read.numbersSpelled
        return numbers.indices.filter { numbers[$0].isNaN && !isMissing($0) }
    }

    /// The first texts of some rows that differ, at most `limit`.
    fileprivate func distinctTexts(of rows: [Int], limit: Int) -> [String] {
        var texts: [String] = []
        for row in rows where texts.count < limit {
            guard let text = self[row]?.description, !texts.containsExactly(text) else { continue }
            texts.append(text)
        }
        return texts
    }

    /// The column as real numbers, if it is text only because an integer exceeds 64 bits.
    fileprivate var withNumbers: Column {
        guard kind == .string else { return self }
        let numbers = numbersSpelled
        return numbers.contains(where: \.isNaN) ? self : Column(numbers as [Double?])
    }
}
