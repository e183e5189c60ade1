import Arrays
import Autograd
import NN
import Tabular
import Training

/// The training of the models of a recipe on some rows of a table.
struct EnsembleTraining: Sendable {
    private let regressor: TabularRegressor
    private let encoders: [FittedPreprocessor]
    private let features: [MemberFeatures]
    private let rows: [Int]
    private let seed: RandomSeed
    private let scale: TargetTransformer.Fitted
    private let bounds: PredictionBounds?
    /// The targets of all training rows on the scale that the models predict.
    private let targets: NDArray<Float>
    private let targetName: String

    /// Learns the scale of the targets of `rows`.
    init(
        _ regressor: TabularRegressor, _ encoders: [FittedPreprocessor], _ features: [MemberFeatures],
        _ table: RegressionTable, rows: [Int], seed: RandomSeed
    ) throws {
        let rounded = table.roundedTargets, known = rows.map { rounded[$0] }
        (self.regressor, self.encoders, self.features) = (regressor, encoders, features)
        (self.rows, self.seed, targetName) = (rows, seed, table.targetName)
        scale = try regressor.recipe.targetScale.transformer.fitted(to: known)
        bounds = regressor.recipe.bounds(of: known)
        targets = NDArray(try scale(rounded).map { Float($0) })
    }

    /// A model after training, as another process could send it.
    private struct TrainedModel: Codable, Sendable {
        /// The parameters in the order of the network.
        let parameters: [[Float]]
        /// The outputs for all training rows after each epoch, if they are tracked.
        let path: [[Float]]
    }

    /// Trains the models, `jobs` at a time.
    ///
    /// The history has the predictions of all training rows after each epoch, if they are tracked; a model that has fewer epochs
    /// than another stays as it was after its last.
    func run(
        jobs: Int?, tracksHistory: Bool
    ) async throws -> (fitted: FittedRegressor, history: [NDArray<Float>]) {
        let models = regressor.recipe.models
        for (model, encoder) in zip(models, encoders) {
            try TrainingError.checkParameterCount(model.parameterCount(for: encoder))
        }
        // The first seed is the ensemble's own, so that one model is trained as if there were no ensemble.
        let trained = try await WorkPool(jobs: jobs).run(Array(models.indices)) { index in
            index == 0 ? seed : seed.derived(.ensemble, index)
        } _: { index in
            try train(index, seed: index == 0 ? seed : seed.derived(.ensemble, index), tracksHistory)
        }
        let members = zip(zip(models, encoders), trained).map { FittedMember($0.0, $0.1, parameters: $1.parameters) }
        let fitted = FittedRegressor(
            members, scale: scale, bounds: bounds, targetName: targetName,
            lowestPrediction: regressor.recipe.lowestPrediction(for: regressor.metric))
        let paths = trained.map(\.path)
        let history = (0..<(paths.map(\.count).max() ?? 0)).map { epoch in
            fitted.predictions(
                ofOutputs: paths.map { path in
                    let outputs = path[min(epoch, path.count - 1)]
                    return NDArray(shape: Shape(outputs.count, 1), scalars: outputs)
                })
        }
        return (fitted, history)
    }

    private func train(_ index: Int, seed: RandomSeed, _ tracksHistory: Bool) throws -> TrainedModel {
        let (model, features) = (regressor.recipe.models[index], features[index])
        let network = model.network(for: encoders[index], seed: seed)
        var path: [[Float]] = []
        let tracking = AfterEpoch { _ in path.append(Array(features.outputs(of: network).scalars)) }
        try model.trainer(loss: regressor.recipe.loss.loss, rows: rows.count, seed: seed).fit(
            network, features.examples(targets, rows: rows),
            callbacks: regressor.callbacks + (tracksHistory ? [tracking] : []))
        if path.isEmpty, tracksHistory { path = [Array(features.outputs(of: network).scalars)] }
        return TrainedModel(parameters: network.parameters.map { Array($0.value.scalars) }, path: path)
    }
}

extension FittedMember {
    /// A model after training, with the parameters of its network in their order.
    fileprivate convenience init(
        _ family: any ModelFamily, _ encoder: FittedPreprocessor, parameters: [[Float]]
    ) {
        self.init(family, encoder, seed: 0)
        for (parameter, scalars) in zip(network.parameters, parameters) {
            parameter.value = NDArray(shape: parameter.shape, scalars: scalars)
        }
    }
}
