import Arrays
import NN
import Tabular
import Training

/// A trained model: from rows with its columns to predictions.
public struct FittedRegressor: CustomStringConvertible {
    /// The number of rows per block; a table read in blocks of this size has the same predictions.
    public static let blockHeight = 4096

    /// The preprocessing, each with the form of its features.
    let encoders: [FittedEncoder]
    let members: [FittedMember]
    let scale: TargetTransformer.Fitted
    let bounds: PredictionBounds?
    /// The name of the target.
    public let targetName: String
    /// The lowest prediction of a submission, to which lower ones are clamped; nil for none.
    public let lowestPrediction: Float?
    /// The metric on the training rows.
    public internal(set) var score: Double = .nan
    /// The metric on the training rows after each epoch, if tracked.
    public internal(set) var history: [Double] = []
    /// What was trained within a time limit; nil if nothing was left out.
    public internal(set) var limited: LimitedTraining?

    init(
        _ encoders: [FittedEncoder], _ members: [FittedMember], scale: TargetTransformer.Fitted,
        bounds: PredictionBounds?, targetName: String, lowestPrediction: Float?
    ) {
        (self.encoders, self.members, self.scale, self.bounds) = (encoders, members, scale, bounds)
        (self.targetName, self.lowestPrediction) = (targetName, lowestPrediction)
    }

    /// The feature columns, in their order during training.
    public var columnNames: [String] { encoders.first?.preprocessor.columnNames ?? [] }

    /// The feature columns that are text, for `ReadingPolicy.textColumns`.
    public var textColumnNames: [String] { encoders.first?.preprocessor.textColumnNames ?? [] }

    /// The number of trained parameters.
    public var parameterCount: Int { members.reduce(0) { $0 + $1.network.parameterCount } }

    /// The target, the models and the parameters: `FittedRegressor of price, 1 model, 332 parameters`.
    public var description: String {
        "FittedRegressor of \(targetName), \(members.count) model\(members.count == 1 ? "" : "s"), "
            + "\(parameterCount) parameters"
    }

    /// Warnings about the columns it was trained on.
    public var warnings: [PreprocessingWarning] { encoders.first?.preprocessor.warnings ?? [] }

    /// The predictions for rows, rows x 1; columns other than `columnNames` are ignored.
    ///
    /// Throws a `RegressionError` for missing columns, and errors of preprocessing.
    public func predictions(for frame: DataFrame) throws -> NDArray<Float> {
        let absent = columnNames.filter { frame.position(of: $0) == nil }
        guard absent.isEmpty else { throw RegressionError.missingColumns(absent, among: frame.columnNames) }
        let columns = try frame.selecting(columnNames)
        return predictions(of: try encoders.map { try MemberFeatures($0.form, $0.preprocessor, columns) })
    }

    /// Warnings about rows to predict, such as unknown categories.
    public func warnings(for frame: DataFrame) throws -> [PreprocessingWarning] {
        try encoders.first?.preprocessor.warnings(transforming: frame.selecting(columnNames)) ?? []
    }

    /// The predictions for all rows of features, which are made by `encoders`.
    func predictions(of features: [MemberFeatures]) -> NDArray<Float> {
        predictions(ofOutputs: members.map { features[$0.encoder].outputs(of: $0.network) })
    }

    /// The predictions for some of these rows, the same as for a table of them alone.
    func predictions(of features: [MemberFeatures], rows: [Int]) -> NDArray<Float> {
        predictions(ofOutputs: members.map { features[$0.encoder].outputs(of: $0.network, rows: rows) })
    }

    /// The prediction of an output. It is clamped last: on the scale of outputs, rounding could exceed the bounds.
    private func prediction(ofOutput output: Double) -> Float {
        let prediction = scale.inverse(output)
        return Float(bounds?.holding(prediction) ?? prediction)
    }

    func predictions(ofOutputs outputs: [NDArray<Float>]) -> NDArray<Float> {
        let total = members.reduce(0) { $0 + $1.weight }
        let weighted = zip(members, outputs).map { $0.weight == 1 ? $1 : $1 * Float($0.weight) }
        guard let first = weighted.first else { return NDArray(repeating: 0, shape: [0, 1]) }
        let mean = total == 1 ? first : weighted.dropFirst().reduce(first, +) / Float(total)
        return predictions(ofMean: mean)
    }

    /// The predictions of mean outputs.
    func predictions(ofMean outputs: NDArray<Float>) -> NDArray<Float> {
        NDArray(shape: outputs.shape, scalars: outputs.scalars.map { prediction(ofOutput: Double($0)) })
    }
}

/// Preprocessing, and the form of the features that it makes for a network.
struct FittedEncoder: Sendable {
    let form: FeatureForm
    let preprocessor: FittedPreprocessor
}

final class FittedMember {
    let family: any ModelFamily
    /// The index of its preprocessing.
    let encoder: Int
    let network: any Module
    /// The weight of its outputs in the mean.
    let weight: Int

    /// A model before training, for the features of `preprocessor`, which has the index `encoder`.
    init(
        _ family: any ModelFamily, _ preprocessor: FittedPreprocessor, at encoder: Int, weight: Int, seed: RandomSeed
    ) {
        (self.family, self.encoder, self.weight) = (family, encoder, weight)
        network = family.network(for: preprocessor, seed: seed)
    }
}
