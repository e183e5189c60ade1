import Arrays
import Tabular

/// Predictions of the test rows, ready to be sent in: one identifier and one prediction a row, in the order of the file.
public struct Submission: Sendable {
    /// Two columns: the identifier and the target.
    public let table: DataFrame
    /// How many predictions were below the model's lowest and are held up to it, as log-RMSE counts them.
    public let heldUpCount: Int

    /// Makes the submission of a model.
    ///
    /// - Parameters:
    ///   - fitted: The model.
    ///   - table: Its test rows are predicted. Without an identifier the rows are numbered from 1 under the name `Id`, or `Id_` if
    ///     that is the target's.
    /// - Throws: `RegressionError` if there is no test table or no row in it, and for predictions that are not finite.
    public init(_ fitted: FittedRegressor, of table: RegressionTable) throws {
        guard let features = table.testFeatures else { throw RegressionError.noTestTable }
        guard features.rowCount > 0 else { throw RegressionError.noTestRows }
        let identifier = table.identifiers.flatMap { identifiers in identifiers.test.map { (identifiers.name, $0) } }
        try self.init(fitted, rows: features, identifier: identifier)
    }

    /// Makes the predictions of a model for rows of any number.
    ///
    /// - Parameters:
    ///   - fitted: The model.
    ///   - rows: What is predicted.
    ///   - identifier: The first column of the table, if there is one with a name; else the rows are numbered under `Id`, or
    ///     `Id_` if that is the target's name.
    ///   - first: The number of the first row.
    /// - Throws: `RegressionError` for columns that `rows` lacks, and for predictions that are not finite.
    public init(
        _ fitted: FittedRegressor, rows: DataFrame, identifier: (name: String, column: Column)?,
        numberedFrom first: Int = 1
    ) throws {
        let predictions = try fitted.predictions(for: rows).scalars
        if let row = predictions.firstIndex(where: { !$0.isFinite }) {
            throw RegressionError.nonFinitePrediction(row: first + row)
        }
        let identifier =
            identifier
            ?? (freeName("Id", besides: [fitted.targetName]), Column(predictions.indices.map { first + $0 }))
        let lowest = fitted.lowestPrediction ?? -.infinity
        heldUpCount = predictions.count { $0 < lowest }
        table = try DataFrame([
            identifier.name: identifier.column,
            fitted.targetName: Column(brieflySpelled: predictions.map { max($0, lowest) }),
        ])
    }
}
