import Tabular
import Training

/// What a regressor makes of a table, before it is trained.
public struct RegressionOutline: Sendable, Hashable {
    /// The names of the features, those of the first of several models.
    public let featureNames: [String]
    /// The number of parameters of all models.
    public let parameterCount: Int
    /// Warnings about the columns.
    public let warnings: [PreprocessingWarning]
}

extension TabularRegressor {
    /// What becomes of the columns of `table` where all training rows are learned from. Makes no features.
    public func outline(of table: RegressionTable) throws -> RegressionOutline {
        try outline(encoders(for: table))
    }

    /// The same of what was learned of the columns.
    func outline(_ encoders: [FittedPreprocessor]) throws -> RegressionOutline {
        let parameters = zip(recipe.models, encoders).map { $0.parameterCount(for: $1) }
        for count in parameters { try TrainingError.checkParameterCount(count) }
        return RegressionOutline(
            featureNames: encoders[0].featureNames, parameterCount: parameters.reduce(0, +),
            warnings: encoders[0].warnings)
    }
}
