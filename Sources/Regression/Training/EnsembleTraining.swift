import Arrays
import Autograd
import NN
import Tabular
import Training

/// The features of all training rows for each model, with their preprocessing.
struct EnsembleFeatures: Sendable {
    let encoders: [FittedPreprocessor]
    let members: [MemberFeatures]
}

/// A model after training, in a form for other processes.
private struct TrainedModel: Codable, Sendable {
    let parameters: [[Float]]
    /// The outputs for all training rows after each epoch, if tracked.
    let path: [[Float]]
}

extension TabularRegressor {
    /// Trains the models of the recipe on rows of a table, `jobs` at a time.
    ///
    /// The history has the predictions of all training rows after each epoch, if tracked; a model with fewer epochs
    /// than another keeps its last outputs.
    func trained(
        on table: RegressionTable, _ features: EnsembleFeatures, rows: [Int], seed: RandomSeed, jobs: Int?,
        tracksHistory: Bool
    ) async throws -> (fitted: FittedRegressor, history: [NDArray<Float>]) {
        let rounded = table.roundedTargets, known = rows.map { rounded[$0] }
        let scale = try recipe.targetScale.transformer.fitted(to: known)
        let targets = NDArray(try scale(rounded).map { Float($0) })
        for (model, encoder) in zip(recipe.models, features.encoders) {
            try TrainingError.checkParameterCount(model.parameterCount(for: encoder))
        }
        // The first model has the ensemble's seed: one model trains the same without an ensemble.
        let seeds = recipe.models.indices.map { $0 == 0 ? seed : seed.derived(.ensemble, $0) }
        let trained = try await WorkPool(jobs: jobs).run(Array(seeds.indices)) {
            seeds[$0]
        } _: { index in
            try train(index, features, targets, rows: rows, seed: seeds[index], tracksHistory)
        }
        let members = zip(zip(recipe.models, features.encoders), trained).map {
            FittedMember($0.0, $0.1, parameters: $1.parameters)
        }
        let fitted = FittedRegressor(
            members, scale: scale, bounds: recipe.bounds(of: known), targetName: table.targetName,
            lowestPrediction: recipe.lowestPrediction(for: metric))
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

    private func train(
        _ index: Int, _ features: EnsembleFeatures, _ targets: NDArray<Float>, rows: [Int], seed: RandomSeed,
        _ tracksHistory: Bool
    ) throws -> TrainedModel {
        let model = recipe.models[index], member = features.members[index]
        let network = model.network(for: features.encoders[index], seed: seed)
        var path: [[Float]] = []
        let tracking = AfterEpoch { _ in path.append(Array(member.outputs(of: network).scalars)) }
        try model.trainer(loss: recipe.loss.loss, rows: rows.count, seed: seed).fit(
            network, member.examples(targets, rows: rows), callbacks: callbacks + (tracksHistory ? [tracking] : []))
        if path.isEmpty, tracksHistory { path = [Array(member.outputs(of: network).scalars)] }
        return TrainedModel(parameters: network.parameters.map { Array($0.value.scalars) }, path: path)
    }
}

extension FittedMember {
    /// A model with trained parameters, in the order of the network.
    fileprivate convenience init(
        _ family: any ModelFamily, _ encoder: FittedPreprocessor, parameters: [[Float]]
    ) {
        self.init(family, encoder, seed: 0)
        for (parameter, scalars) in zip(network.parameters, parameters) {
            parameter.value = NDArray(shape: parameter.shape, scalars: scalars)
        }
    }
}
