import Arrays
import Regression

/// A result as JSON: what it is, together with what it was made from.
struct RunSummary<Result: Encodable>: Encodable {
    let job: TableJob
    let result: Result

    private enum CodingKeys: CodingKey {
        case dataset, files, missingValues, features, parameters, hyperparameters, seed, preset, metric, recipe
        case droppedColumns
    }

    func encode(to encoder: any Encoder) throws {
        let (input, regressor, outline) = (job.input, job.regressor, job.outline)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(input.dataset, forKey: .dataset)
        try container.encode(input.files, forKey: .files)
        try container.encode(input.missingValues.name, forKey: .missingValues)
        try container.encode(input.preset, forKey: .preset)
        try container.encode(input.table.dropped, forKey: .droppedColumns)
        try container.encode(outline.featureNames.count, forKey: .features)
        try container.encode(outline.parameterCount, forKey: .parameters)
        try container.encode(regressor.recipe.members.first?.training, forKey: .hyperparameters)
        try container.encode(regressor.recipe, forKey: .recipe)
        try container.encode(regressor.metric, forKey: .metric)
        try container.encode(regressor.seed.value, forKey: .seed)
        try result.encode(to: encoder)
    }
}
