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

/// The file `run.json`: the result, and all that tells how the run came to its numbers.
struct RunRecord<Result: Encodable>: Encodable {
    let version = Housing.version
    let arguments = Array(CommandLine.arguments.dropFirst())
    /// The kernel of the matrix products: with it, the build and the seed the numbers are equal bit for bit.
    let kernel = MatrixThreads.kernel
    let threads: Int
    /// The names of the features, in order.
    let columns: [String]
    let summary: RunSummary<Result>

    private enum CodingKeys: CodingKey { case version, arguments, kernel, threads, columns }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version, forKey: .version)
        try container.encode(arguments, forKey: .arguments)
        try container.encode(kernel, forKey: .kernel)
        try container.encode(threads, forKey: .threads)
        try container.encode(columns, forKey: .columns)
        try summary.encode(to: encoder)
    }
}
