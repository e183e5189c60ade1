/// Why tables cannot be learned from, or predictions not be written.
public enum RegressionError: Error, Hashable, CustomStringConvertible {
    /// A target is not above 0, so that its logarithm does not exist. Rows are counted from 1.
    case targetNotPositive(column: String, row: Int, value: Float)
    /// The training table has no row.
    case noRows
    /// One of the tables has a column that the other lacks.
    case differentColumns(onlyInTraining: [String], onlyInTest: [String])
    /// A prediction is infinite or NaN. Rows are counted from 1.
    case nonFinitePrediction(row: Int)
    /// The log-RMSE is infinite or NaN after training.
    case nonFiniteMetric
    /// There is no column beside the target and the identifier.
    case noFeatures
    /// There is no test table to predict.
    case noTestTable
    /// The test table has no row.
    case noTestRows

    /// What happened, where, and what to do.
    public var description: String {
        switch self {
        case .targetNotPositive(let column, let row, let value):
            "Column \(column), row \(row): \(value) is not above 0, so it has no logarithm for log-RMSE. "
                + "Correct the row or leave it out."
        case .noRows:
            "The training table has no rows."
        case .differentColumns(let onlyInTraining, let onlyInTest):
            "The two tables have different columns."
                + Self.list(onlyInTraining, of: "training") + Self.list(onlyInTest, of: "test")
        case .nonFinitePrediction(let row):
            "The prediction of row \(row) is not finite: try a lower learning rate."
        case .nonFiniteMetric:
            "The log-RMSE is not finite after training: try a lower learning rate."
        case .noFeatures:
            "The tables have no column beside the target and the identifier: there is nothing to learn from."
        case .noTestTable:
            "There is no test table to predict."
        case .noTestRows:
            "The test table has no rows to predict."
        }
    }

    private static func list(_ columns: [String], of table: String) -> String {
        columns.isEmpty ? "" : " Only in the \(table) table: \(columns.joined(separator: ", "))."
    }
}
