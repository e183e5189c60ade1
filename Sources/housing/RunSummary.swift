import Arrays
import Regression

/// A result as JSON: what it is, together with what it was made from.
struct RunSummary<Result: Encodable>: Encodable {
    let input: TableInput
    let regressor: TabularRegressor
    let result: Result

    private enum CodingKeys: CodingKey {
        case dataset, files, missingValues, features, parameters, hyperparameters, seed
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(input.dataset, forKey: .dataset)
        try container.encode(input.files, forKey: .files)
        try container.encode(input.missingValues, forKey: .missingValues)
        try container.encode(input.tables.featureNames.count, forKey: .features)
        try container.encode(regressor.parameterCount(for: input.tables), forKey: .parameters)
        try container.encode(regressor.settings, forKey: .hyperparameters)
        try container.encode(regressor.seed.value, forKey: .seed)
        try result.encode(to: encoder)
    }
}
