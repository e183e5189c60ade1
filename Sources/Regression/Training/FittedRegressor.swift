import Arrays
import NN
import Tabular
import Training

/// A trained model: from rows with its columns to predictions.
public struct FittedRegressor: CustomStringConvertible {
    /// The number of rows per block; a table read in blocks of this size has the same predictions.
    public static let blockHeight = 4096

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

    init(
        _ members: [FittedMember], scale: TargetTransformer.Fitted, bounds: PredictionBounds?, targetName: String,
        lowestPrediction: Float?
    ) {
        (self.members, self.scale, self.bounds) = (members, scale, bounds)
        (self.targetName, self.lowestPrediction) = (targetName, lowestPrediction)
    }

    /// The feature columns, in their order during training.
    public var columnNames: [String] { members.first?.encoder.columnNames ?? [] }

    /// The feature columns that are text, for `ReadingPolicy.textColumns`.
    public var textColumnNames: [String] { members.first?.encoder.textColumnNames ?? [] }

    /// The number of trained parameters.
    public var parameterCount: Int { members.reduce(0) { $0 + $1.network.parameterCount } }

    /// The target, the models and the parameters: `FittedRegressor of price, 1 model, 332 parameters`.
    public var description: String {
        "FittedRegressor of \(targetName), \(members.count) model\(members.count == 1 ? "" : "s"), "
            + "\(parameterCount) parameters"
    }

    /// Warnings about the columns it was trained on.
    public var warnings: [PreprocessingWarning] { members.first?.encoder.warnings ?? [] }

    /// The predictions for rows, rows x 1; columns other than `columnNames` are ignored.
    ///
    /// Throws a `RegressionError` for missing columns, and errors of preprocessing.
    public func predictions(for frame: DataFrame) throws -> NDArray<Float> {
        let absent = columnNames.filter { frame.position(of: $0) == nil }
        guard absent.isEmpty else { throw RegressionError.missingColumns(absent, among: frame.columnNames) }
        let columns = try frame.selecting(columnNames)
        return predictions(of: try members.map { try MemberFeatures($0.family.form, $0.encoder, columns) })
    }

    /// Warnings about rows to predict, such as unknown categories.
    public func warnings(for frame: DataFrame) throws -> [PreprocessingWarning] {
        try members.first?.encoder.warnings(transforming: frame.selecting(columnNames)) ?? []
    }

    func predictions(of features: [MemberFeatures]) -> NDArray<Float> {
        predictions(ofOutputs: zip(members, features).map { $1.outputs(of: $0.network) })
    }

    /// The predictions for some of these rows, the same as for a table of them alone.
    func predictions(of features: [MemberFeatures], rows: [Int]) -> NDArray<Float> {
        predictions(ofOutputs: zip(members, features).map { $1.outputs(of: $0.network, rows: rows) })
    }

    /// The prediction of an output. It is clamped last: on the scale of outputs, rounding could exceed the bounds.
    private func prediction(ofOutput output: Double) -> Float {
        let prediction = scale.inverse(output)
        return Float(bounds?.holding(prediction) ?? prediction)
    }

    func predictions(ofOutputs outputs: [NDArray<Float>]) -> NDArray<Float> {
        guard let first = outputs.first else { return NDArray(repeating: 0, shape: [0, 1]) }
        let mean = outputs.count == 1 ? first : outputs.dropFirst().reduce(first, +) / Float(outputs.count)
        return NDArray(shape: mean.shape, scalars: mean.scalars.map { prediction(ofOutput: Double($0)) })
    }
}

final class FittedMember {
    let family: any ModelFamily
    let encoder: FittedPreprocessor
    let network: any Module

    /// A model before training, for the features of `encoder`.
    init(_ family: any ModelFamily, _ encoder: FittedPreprocessor, seed: RandomSeed) {
        (self.family, self.encoder) = (family, encoder)
        network = family.network(for: encoder, seed: seed)
    }
}
