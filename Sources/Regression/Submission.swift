import Arrays
import Tabular

/// Predictions of the test rows, ready to be sent in: one identifier and one prediction a row, in the order of the file.
public struct Submission: Sendable {
    /// Two columns: the identifier and the target.
    public let table: DataFrame
    /// How many predictions were below 1 and are held up to it, as log-RMSE counts them.
    public let heldUpCount: Int

    /// Makes the submission of a model.
    ///
    /// - Parameters:
    ///   - fitted: The model.
    ///   - tables: Their test rows are predicted. Without an identifier the rows are numbered from 1 under the name `Id`.
    /// - Throws: `RegressionError` if there is no test table, and for predictions that are not finite.
    public init(_ fitted: FittedRegressor, of tables: PreparedTables) throws {
        guard tables.testFeatures.shape[0] > 0 else { throw RegressionError.noTestTable }
        let predictions = fitted.predictions(for: tables.testFeatures).scalars
        if let row = predictions.firstIndex(where: { !$0.isFinite }) {
            throw RegressionError.nonFinitePrediction(row: row + 1)
        }
        let identifiers = tables.identifiers ?? ("Id", Column(Array(1...predictions.count)))
        heldUpCount = predictions.count { $0 < 1 }
        table = try DataFrame([
            identifiers.name: identifiers.column, tables.targetName: Column(predictions.map { max($0, 1) }),
        ])
    }
}
