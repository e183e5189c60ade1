import Arrays
import Tabular
import Training

/// What a regressor makes of a table, before it is trained.
public struct RegressionOutline: Sendable, Hashable {
    /// The names of the features, those of the first of several models.
    public let featureNames: [String]
    /// The number of numbers that training changes, in all models.
    public let parameterCount: Int
    /// What is to be said of the columns.
    public let warnings: [PreprocessingWarning]
}

extension TabularRegressor {
    /// What becomes of the columns of `table` where all training rows are learned from. Costs their preprocessing.
    public func outline(of table: RegressionTable) throws -> RegressionOutline {
        try table.checkTargets(for: metric)
        let features = try PreparedFeatures(recipe, table, rows: nil)
        let parameters = zip(recipe.members, features.encoders).map { $0.parameterCount(width: $1.width) }
        for count in parameters { try TrainingError.checkParameterCount(count) }
        return RegressionOutline(
            featureNames: features.encoders[0].featureNames, parameterCount: parameters.reduce(0, +),
            warnings: features.encoders[0].warnings)
    }
}
