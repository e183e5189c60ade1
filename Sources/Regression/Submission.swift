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
    /// - Throws: `RegressionError` if there is no test table or no row in it, and for predictions that are not finite.
    public init(_ fitted: FittedRegressor, of tables: PreparedTables) throws {
        guard let features = tables.testFeatures else { throw RegressionError.noTestTable }
        guard features.shape[0] > 0 else { throw RegressionError.noTestRows }
        let predictions = fitted.predictions(for: features).scalars
        if let row = predictions.firstIndex(where: { !$0.isFinite }) {
            throw RegressionError.nonFinitePrediction(row: row + 1)
        }
        let identifiers = tables.identifiers ?? ("Id", Column(Array(1...predictions.count)))
        heldUpCount = predictions.count { $0 < 1 }
        table = try DataFrame([
            identifiers.name: identifiers.column, tables.targetName: Self.column(predictions.map { max($0, 1) }),
        ])
    }

    /// A column that spells each number as briefly as `Float` does: 208500.1, not 208500.09375.
    private static func column(_ predictions: [Float]) -> Column {
        Column(predictions.map { Double($0.description) ?? Double($0) })
    }
}
