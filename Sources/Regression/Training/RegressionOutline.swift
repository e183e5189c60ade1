import Tabular
import Training

/// The features and parameters of a regressor for a table, before training.
public struct RegressionOutline: Sendable, Hashable, CustomStringConvertible {
    /// The names of the features of the first model.
    public let featureNames: [String]
    /// The number of parameters of all models.
    public let parameterCount: Int
    /// Warnings about the columns.
    public let warnings: [PreprocessingWarning]

    /// The sizes: `331 features, 332 parameters, 0 warnings`.
    public var description: String {
        "\(featureNames.count) features, \(parameterCount) parameters, \(warnings.count) warnings"
    }
}

extension TabularRegressor {
    /// The outline for all training rows of `table`. Fits the preprocessing and makes no features.
    public func outline(of table: RegressionTable) throws -> RegressionOutline {
        try outline(encoders(for: table))
    }

    func outline(_ encoders: [FittedPreprocessor]) throws -> RegressionOutline {
        let parameters = zip(recipe.models, recipe.preprocessors.ofModels).map {
            $0.parameterCount(for: encoders[$1])
        }
        for count in parameters { try TrainingError.checkParameterCount(count) }
        return RegressionOutline(
            featureNames: encoders[0].featureNames, parameterCount: parameters.reduce(0, +),
            warnings: encoders[0].warnings)
    }
}
