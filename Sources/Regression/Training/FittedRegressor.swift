import Arrays
import NN
import Tabular
import Training

/// A model of a table after training: from rows with its columns to predictions.
public struct FittedRegressor {
    /// The models whose mean is the prediction.
    let members: [FittedMember]
    /// What the models' outputs stand for.
    let scale: TargetTransformer.Fitted
    /// Where predictions stay.
    let bounds: PredictionBounds?
    /// The name of the column it predicts.
    public let targetName: String
    /// What a submission holds lower predictions up to; nil where they stay.
    public let lowestPrediction: Float?
    /// The metric on the training rows.
    public internal(set) var score: Double = .nan
    /// The metric on the training rows after each epoch, if it was tracked.
    public internal(set) var history: [Double] = []

    init(
        _ members: [FittedMember], scale: TargetTransformer.Fitted, bounds: PredictionBounds?, targetName: String,
        lowestPrediction: Float?
    ) {
        (self.members, self.scale, self.bounds) = (members, scale, bounds)
        (self.targetName, self.lowestPrediction) = (targetName, lowestPrediction)
    }

    /// The columns that it needs, in the order in which it was trained on them.
    public var columnNames: [String] { members.first?.encoder.columnNames ?? [] }

    /// Those of them that are text: a file is to be read with them as `ReadingPolicy.textColumns`.
    public var textColumnNames: [String] { members.first?.encoder.textColumnNames ?? [] }

    /// The number of numbers that training changed.
    public var parameterCount: Int {
        members.reduce(0) { $0 + $1.network.parameterCount }
    }

    /// What is to be said of the columns it was trained on.
    public var warnings: [PreprocessingWarning] { members.first?.encoder.warnings ?? [] }

    /// The predictions for rows, rows x 1; other columns than `columnNames` are left aside.
    ///
    /// Throws a `RegressionError` that names the columns it lacks, and what preprocessing throws.
    public func predictions(for frame: DataFrame) throws -> NDArray<Float> {
        let absent = columnNames.filter { frame.position(of: $0) == nil }
        guard absent.isEmpty else { throw RegressionError.missingColumns(absent) }
        let columns = try frame.selecting(columnNames)
        return predictions(of: try members.map { try MemberFeatures($0.family.form, $0.encoder, columns) })
    }

    /// What is to be said of the columns of rows to predict, such as unknown categories.
    public func warnings(for frame: DataFrame) throws -> [PreprocessingWarning] {
        try members.first?.encoder.warnings(transforming: frame.selecting(columnNames)) ?? []
    }

    /// The predictions for the members' features of the same rows.
    func predictions(of features: [MemberFeatures]) -> NDArray<Float> {
        predictions(ofOutputs: zip(members, features).map { $1.outputs(of: $0.network) })
    }

    /// The predictions for some of these rows, as for a table of them alone.
    func predictions(of features: [MemberFeatures], rows: [Int]) -> NDArray<Float> {
        predictions(ofOutputs: zip(members, features).map { $1.outputs(of: $0.network, rows: rows) })
    }

    /// What an output stands for. It is held to the bounds last: on the scale of outputs, rounding would pass them again.
    private func prediction(ofOutput output: Double) -> Float {
        let prediction = scale.inverse(output)
        return Float(bounds?.holding(prediction) ?? prediction)
    }

    /// What the mean of the members' outputs stands for.
    func predictions(ofOutputs outputs: [NDArray<Float>]) -> NDArray<Float> {
        guard let first = outputs.first else { return NDArray(repeating: 0, shape: [0, 1]) }
        let mean = outputs.count == 1 ? first : outputs.dropFirst().reduce(first, +) / Float(outputs.count)
        return NDArray(shape: mean.shape, scalars: mean.scalars.map { prediction(ofOutput: Double($0)) })
    }
}

/// One model of an ensemble with what makes its features.
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

extension FittedRegressor {
    /// How many rows go through a model at a time; a table that is predicted in pieces of it gives the same numbers.
    public static let blockHeight = 4096
}
