import Arrays
import Tabular

/// Predictions of the test rows for a competition: an identifier and a prediction for each row, in the order of the
/// file.
public struct Submission: Sendable, CustomStringConvertible {
    /// Two columns: the identifier and the target.
    public let table: DataFrame
    /// The number of predictions clamped to the model's lowest, as log-RMSE needs.
    public let clampedCount: Int

    /// The size: `Submission(1459 rows of Id, SalePrice)`.
    public var description: String {
        "Submission(\(table.rowCount) rows of \(table.columnNames.joined(separator: ", ")))"
    }

    /// Makes the submission of a model.
    ///
    /// - Parameters:
    ///   - fitted: The model.
    ///   - table: The table with the test rows. Without an identifier they are numbered from 1 as `Id`, or `Id_` if
    ///     that is the target's name.
    /// - Throws: `RegressionError` without test rows, and for predictions that are not finite.
    public init(_ fitted: FittedRegressor, of table: RegressionTable) throws {
        guard let features = table.testFeatures else { throw RegressionError.noTestTable }
        guard features.rowCount > 0 else { throw RegressionError.noTestRows }
        let identifier = table.identifiers.flatMap { identifiers in identifiers.test.map { (identifiers.name, $0) } }
        try self.init(fitted, rows: features, identifier: identifier)
    }

    /// Makes the predictions of a model for other rows, with an identifier or the numbers of the rows in their file, from 1
    /// on if nil, and with the bounds of intervals at a level if there are some: `price_lower`, `price_upper`.
    ///
    /// - Throws: `RegressionError` for missing columns, and for predictions that are not finite.
    public init(
        _ fitted: FittedRegressor, rows: DataFrame, identifier: (name: String, column: Column)?,
        rowNumbers: [Int]? = nil, intervals: (PredictionIntervals, level: Double)? = nil
    ) throws {
        let predictions = try fitted.predictions(for: rows).scalars,
            numbers = rowNumbers ?? predictions.indices.map { $0 + 1 }
        if let row = predictions.firstIndex(where: { !$0.isFinite }) {
            throw RegressionError.nonFinitePrediction(row: numbers[row])
        }
        let identifier =
            identifier ?? (freeName("Id", besides: [fitted.targetName]), Column(numbers))
        let lowest = fitted.lowestPrediction ?? -.infinity
        clampedCount = predictions.count { $0 < lowest }
        let held = predictions.map { max($0, lowest) }, target = fitted.targetName
        var table = try DataFrame([identifier.name: identifier.column, target: Column(brieflySpelled: held)])
        if let (intervals, level) = intervals {
            let ranges = held.map { intervals.interval(around: $0, level: level) }
            for (end, bounds) in [("lower", ranges.map(\.lowerBound)), ("upper", ranges.map(\.upperBound))] {
                let name = freeName("\(target)_\(end)", besides: table.columnNames)
                try table.set(name, to: Column(brieflySpelled: bounds))
            }
        }
        self.table = table
    }
}
