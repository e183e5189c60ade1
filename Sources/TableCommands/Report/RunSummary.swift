import Regression
import Tabular
import Training

/// A result for JSON, with the job and data that it comes from.
struct RunSummary<Result: Encodable>: Encodable {
    let prepared: PreparedJob
    let result: Result

    private enum CodingKeys: CodingKey {
        case dataset, files, missingValues, features, parameters, hyperparameters, seed, preset, metric, recipe
        case droppedColumns, recognized, rowsWithoutTarget, notes
    }

    func encode(to encoder: any Encoder) throws {
        let (job, regressor, outline) = (prepared.job, prepared.regressor, try prepared.outline())
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(job.tables.name, forKey: .dataset)
        try container.encode(prepared.files, forKey: .files)
        try container.encode(job.reading.missingValues.name, forKey: .missingValues)
        try container.encode(job.preset, forKey: .preset)
        try container.encode(prepared.table.dropped, forKey: .droppedColumns)
        try container.encode(prepared.recognition.findings, forKey: .recognized)
        try container.encode(prepared.table.rowsWithoutTarget.count, forKey: .rowsWithoutTarget)
        try container.encode(prepared.notesWithFlags, forKey: .notes)
        try container.encode(outline.featureNames.count, forKey: .features)
        try container.encode(outline.parameterCount, forKey: .parameters)
        try container.encode(regressor.recipe.models.first?.hyperparameters.training, forKey: .hyperparameters)
        try container.encode(regressor.recipe, forKey: .recipe)
        try container.encode(job.metric, forKey: .metric)
        try container.encode(job.seed, forKey: .seed)
        try result.encode(to: encoder)
    }
}
