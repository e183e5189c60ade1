import Arrays
import Tabular

/// A training table, and where there is one a test table, split into what a model sees and what it is to predict.
///
/// ```swift
/// let table = try RegressionTable(training: train, test: test, target: "price", identifier: "Id")
/// ```
///
/// The identifier and the target are no features. Nothing is learned from the columns yet: see `TabularRegressor`.
public struct RegressionTable: Sendable {
    /// The columns that the training rows have for a model.
    public let features: DataFrame
    /// What they are to give, one number a training row.
    public let targets: [Double]
    /// The same as the file has it.
    public let targetColumn: Column
    /// The same columns of the test rows; nil where there is no test table.
    public let testFeatures: DataFrame?
    /// The name of the target's column.
    public let targetName: String
    /// The identifier's name and its values in the training rows and in the test rows, if there are.
    public let identifiers: (name: String, training: Column, test: Column?)?
    /// The columns that are left out, beside target and identifier, in order.
    public let dropped: [DroppedColumn]

    /// Splits tables.
    ///
    /// - Parameters:
    ///   - training: The rows with a target.
    ///   - test: The rows to predict; it may have the target's column too, which is left out.
    ///   - target: The name of the column to predict.
    ///   - identifier: The name of a column that names rows, in both tables, if they have one.
    ///   - choices: Which other columns are left out or read otherwise.
    /// - Throws: `RegressionError` for targets that are missing, tables of which one has a column, not left out, that the other
    ///   lacks, tables without a row or a feature, text without a number that is to be numeric, and infinite numbers in the test
    ///   table; what `Tabular` throws for unknown columns and for targets that are no numbers.
    public init(
        training: DataFrame, test: DataFrame? = nil, target: String, identifier: String? = nil,
        choices: ColumnChoices = ColumnChoices()
    ) throws {
        guard training.rowCount > 0 else { throw RegressionError.noRows }
        targets = try Self.targets(training, target)
        (targetName, targetColumn) = (target, try training[target])
        identifiers = try identifier.map { name in (name, try training[name], try test.map { try $0[name] }) }
        let known = [target] + (identifier.map { [$0] } ?? [])
        let candidates = try training.dropping(known), testCandidates = try test?.droppingAny(known)
        dropped = try choices.dropped(from: candidates, test: testCandidates)
        let left = dropped.map(\.name)

        let kept = try candidates.droppingAny(left)
        try choices.checkNumbers(in: kept)
        features = try choices.converted(kept)
        testFeatures = try testCandidates.map { candidates in
            let others = try candidates.droppingAny(left)
            try Self.checkColumns(kept, others)
            return try choices.converted(others)
        }
        try testFeatures.map(Self.checkFinite)
        guard features.columnCount > 0 else { throw RegressionError.noFeatures(leftOut: dropped) }
    }

    /// The rows of both tables, for preprocessing that learns from all of them.
    package func allFeatures() throws -> DataFrame { try testFeatures.map { try features.appending($0) } ?? features }

    /// The targets as models compute with them: each the nearest `Float`.
    var roundedTargets: [Double] { targets.map { Double(Float($0)) } }

    /// Throws if `metric` needs logarithms and a target has none.
    package func checkTargets(for metric: RegressionMetric) throws {
        guard metric == .logRMSE, let row = roundedTargets.firstIndex(where: { !($0 > 0) }) else { return }
        throw RegressionError.targetNotPositive(column: targetName, row: row + 1, value: targets[row])
    }

    /// The metric of predicting the mean of all targets, of their logarithms for log-RMSE: what a model has to beat.
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
        // Models compute with Float: a number beyond its range is refused here.
        let rounded = try numbers[name, as: Float.self].map { Double($0) }, targets = try numbers[name, as: Double.self]
        try checkSpacing(of: rounded, from: targets, name)
        return targets
    }

    /// Throws for targets that differ by less than `Float` tells apart so far from 0: what was lost would count as noise, or
    /// all would seem equal.
    private static func checkSpacing(of targets: [Double], from exact: [Double], _ name: String) throws {
        let deviation = NumberStatistics(exact, need: .moments).deviation()
        let rounding = zip(targets, exact).map { ($0 - $1) * ($0 - $1) }.reduce(0, +) / Double(max(exact.count, 1))
        guard rounding.squareRoot() > deviation / 1000, let first = exact.first, exact.contains(where: { $0 != first })
        else { return }
        throw RegressionError.targetsTooClose(column: name, deviation: deviation)
    }

    /// Throws for the first infinite number of the test table, which would be told of by its row in both tables together.
    private static func checkFinite(_ test: DataFrame) throws {
        for (name, column) in zip(test.columnNames, test.columns) where column.kind == .real {
            guard let row = column.numbers?.firstIndex(where: { $0.magnitude > Column.largestNumber }) else { continue }
            throw RegressionError.infiniteInTest(column: name, row: row + 1)
        }
    }

    /// Throws if one of the tables has a column, of those that are not left out, that the other lacks.
    private static func checkColumns(_ training: DataFrame, _ test: DataFrame) throws {
        let onlyInTraining = training.columnNames.filter { test.position(of: $0) == nil }
        let onlyInTest = test.columnNames.filter { training.position(of: $0) == nil }
        guard onlyInTraining.isEmpty, onlyInTest.isEmpty else {
            throw RegressionError.differentColumns(onlyInTraining: onlyInTraining, onlyInTest: onlyInTest)
        }
    }
}

extension DataFrame {
    /// All columns but those of the given names, of which it need not have all.
    fileprivate func droppingAny(_ names: [String]) throws -> DataFrame {
        try dropping(names.filter { position(of: $0) != nil })
    }
}

extension Column {
    /// The column as real numbers, where it is text only since one of its integers does not fit into 64 bits.
    fileprivate var withNumbers: Column {
        guard kind == .string else { return self }
        let numbers = numbersSpelled
        return numbers.contains(where: \.isNaN) ? self : Column(numbers as [Double?])
    }
}
