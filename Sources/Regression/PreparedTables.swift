import Arrays
import Tabular

/// A training table and a test table as numbers: what a model learns from and what it predicts.
///
/// Prepared as in the book: numbers are standardized over both tables together and their missing values become 0;
/// categories become one indicator each, and one for missing. The identifier and the target are no features.
public struct PreparedTables: Sendable {
    /// Training rows x features.
    public let trainingFeatures: NDArray<Float>
    /// Training rows x 1: all finite and positive.
    public let targets: NDArray<Float>
    /// Test rows x features; nil where there is no test table.
    public let testFeatures: NDArray<Float>?
    /// The names of the features, in order: `LotArea`, `Street_Pave`, `Street_nan`.
    public let featureNames: [String]
    /// The name of the target's column.
    public let targetName: String
    /// The identifier's name and the values that the test rows have in it, if there are both.
    public let identifiers: (name: String, column: Column)?

    /// Prepares two tables.
    ///
    /// - Parameters:
    ///   - training: The rows with a target.
    ///   - test: The rows to predict; it may have the target's column too, which is left out.
    ///   - target: The name of the column to predict.
    ///   - identifier: The name of a column that names rows, in both tables, if they have one.
    /// - Throws: `RegressionError` for targets that are not positive, tables whose columns differ, and tables without a row or
    ///   a feature; what `Tabular`
    ///   throws for unknown columns, missing targets and infinite features.
    public init(training: DataFrame, test: DataFrame? = nil, target: String, identifier: String? = nil) throws {
        guard training.rowCount > 0 else { throw RegressionError.noRows }
        let targets = try training[target, as: Float.self]
        if let row = targets.firstIndex(where: { !($0 > 0) }) {
            throw RegressionError.targetNotPositive(column: target, row: row + 1, value: targets[row])
        }
        let features = try training.dropping([target] + (identifier.map { [$0] } ?? []))
        let testFeatures = try test.map { test in
            try test.dropping([target, identifier].compactMap(\.self).filter { test.position(of: $0) != nil })
        }
        try Self.checkColumns(features, testFeatures)
        let all = try testFeatures.map { try features.appending($0) } ?? features

        let encoder = try Self.preprocessor.fitted(to: all)
        guard encoder.width > 0 else { throw RegressionError.noFeatures }
        let matrix = try encoder(all)
        trainingFeatures = matrix[rows: 0..<training.rowCount]
        self.testFeatures = test == nil ? nil : matrix[rows: training.rowCount..<all.rowCount]
        featureNames = encoder.featureNames
        self.targets = NDArray(targets).reshaped(to: Shape(targets.count, 1))
        targetName = target
        identifiers = try Self.identifiers(of: test, named: identifier)
    }

    private static let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))

    private static func identifiers(of test: DataFrame?, named name: String?) throws -> (name: String, column: Column)?
    {
        guard let test, let name else { return nil }
        return (name, try test[name])
    }

    private static func checkColumns(_ training: DataFrame, _ test: DataFrame?) throws {
        guard let test else { return }
        let onlyInTraining = training.columnNames.filter { test.position(of: $0) == nil }
        let onlyInTest = test.columnNames.filter { training.position(of: $0) == nil }
        guard onlyInTraining.isEmpty, onlyInTest.isEmpty else {
            throw RegressionError.differentColumns(onlyInTraining: onlyInTraining, onlyInTest: onlyInTest)
        }
    }
}
