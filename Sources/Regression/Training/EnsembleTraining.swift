import Arrays
import Autograd
import NN
import Tabular
import Training

/// One training of a model of a recipe.
struct MemberPlan: Sendable {
    /// The index of the model.
    let model: Int
    let rows: [Int]
    /// The held-out rows, which are predicted after the training.
    var heldOut: [Int] = []
    /// The number of epochs; nil for the model's.
    var epochs: Int?
    /// Whether the training is given up at the deadline; else it ends with the epoch before.
    var isDispensable = false
    let seed: RandomSeed
}

/// A model after training, in a form for other processes.
struct TrainedModel: Codable, Sendable {
    let parameters: [[Float]]
    /// The outputs for the held-out rows.
    let heldOut: [Float]
    /// The outputs for all training rows after each epoch, if tracked.
    let path: [[Float]]
    /// The number of epochs.
    let epochs: Int
    /// The time of the last epoch, and that of all; 0 without a deadline.
    let secondsOfEpoch, seconds: Double
}

/// What the trainings of an ensemble have in common.
struct EnsembleData: Sendable {
    let features: EnsembleFeatures
    /// The targets of all rows, on the target scale.
    let targets: NDArray<Float>
    let rows: [Int]
    let seed: RandomSeed
    let deadline: Deadline?
    let jobs: Int?
    let tracksHistory: Bool
}

typealias Training = (plan: MemberPlan, result: TrainedModel)

/// The trainings that predict, the weight of each model, and the quantile that predictions are clamped to.
struct TrainedEnsemble {
    let trainings: [Training]
    let weights: [Int]
    let boundingQuantile: Double?
    /// What was trained before the deadline; nil if nothing was left out.
    let limited: LimitedTraining?
}

extension TabularRegressor {
    /// Trains the models of the recipe on rows of a table, `jobs` at a time.
    ///
    /// The history has the predictions of all training rows after each epoch, if tracked; a model with fewer epochs
    /// than another keeps its last outputs.
    func trained(
        on table: RegressionTable, _ features: EnsembleFeatures, rows: [Int], seed: RandomSeed, by deadline: Deadline?,
        jobs: Int?, tracksHistory: Bool
    ) async throws -> (fitted: FittedRegressor, history: [NDArray<Float>]) {
        let rounded = table.roundedTargets, known = rows.map { rounded[$0] }
        let scale = try recipe.targetScale.transformer.fitted(to: known)
        for count in parameterCounts(features) { try TrainingError.checkParameterCount(count) }
        let data = EnsembleData(
            features: features, targets: NDArray(try scale(rounded).map { Float($0) }), rows: rows, seed: seed,
            deadline: deadline, jobs: jobs, tracksHistory: tracksHistory)
        let ensemble = try await ensemble(data)
        let members = ensemble.trainings.map { plan, result in
            let encoder = features.indices[plan.model]
            return FittedMember(
                recipe.models[plan.model], features.encoders[encoder].preprocessor, at: encoder,
                weight: ensemble.weights[plan.model], parameters: result.parameters)
        }
        var fitted = FittedRegressor(
            features.encoders, members, scale: scale, bounds: PredictionBounds(ensemble.boundingQuantile, of: known),
            targetName: table.targetName, lowestPrediction: recipe.lowestPrediction(for: metric))
        fitted.limited = ensemble.limited
        let paths = ensemble.trainings.map(\.result.path)
        let history = (0..<(paths.map(\.count).max() ?? 0)).map { epoch in
            fitted.predictions(
                ofOutputs: paths.map { path in
                    let outputs = path[min(epoch, path.count - 1)]
                    return NDArray(shape: Shape(outputs.count, 1), scalars: outputs)
                })
        }
        return (fitted, history)
    }

    private func ensemble(_ data: EnsembleData) async throws -> TrainedEnsemble {
        let times = try await trainingTimes(data)
        var models = Array(recipe.models.indices)
        if let selection = recipe.selection, data.rows.count > 1 {
            if let bagging = try Bagging(self, selection, data, within: times) {
                return try await bagging.selected(within: times)
            }
            models = [0]
        }
        let epochs = data.deadline.flatMap { times?.epochs(of: models, jobs: data.freeJobs, in: $0.remaining) }
        let plans = models.indices.map { index in
            MemberPlan(
                model: models[index], rows: data.rows, epochs: epochs?[index],
                seed: data.seed.ofMember(models[index]))
        }
        let trainings = try await trained(plans, data)
        return TrainedEnsemble(
            trainings: trainings, weights: recipe.models.indices.map { models.contains($0) ? 1 : 0 },
            boundingQuantile: recipe.boundingQuantile,
            limited: times.flatMap { _ in LimitedTraining(models: models.count, of: recipe.models, trainings) })
    }

    /// Estimates from the second epoch of the first model on some rows; nil without a deadline.
    private func trainingTimes(_ data: EnsembleData) async throws -> TrainingTimes? {
        guard let deadline = data.deadline else { return nil }
        try Deadline.checkRanks()
        guard deadline.remaining > 0 else { throw TrainingError.noTimeLeft }
        let some = Array(data.rows.prefix(4096))
        let trial = try await trained([MemberPlan(model: 0, rows: some, epochs: 2, seed: data.seed)], data)
        return TrainingTimes(
            epochs: recipe.models.map(\.hyperparameters.training.epochs),
            parameterCounts: parameterCounts(data.features),
            secondsOfEpoch: trial[0].result.secondsOfEpoch * Double(data.rows.count) / Double(max(some.count, 1)))
    }

    func parameterCounts(_ features: EnsembleFeatures) -> [Int] {
        zip(recipe.models, features.indices).map { $0.parameterCount(for: features.encoders[$1].preprocessor) }
    }

    func trained(_ plans: [MemberPlan], _ data: EnsembleData) async throws -> [Training] {
        let results = try await WorkPool(jobs: data.jobs).run(plans) {
            $0.seed
        } _: {
            try train($0, data)
        }
        return Array(zip(plans, results))
    }

    private func train(_ plan: MemberPlan, _ data: EnsembleData) throws -> TrainedModel {
        let model = recipe.models[plan.model].training(epochs: plan.epochs), encoder = data.features.indices[plan.model]
        let features = data.features.matrices[encoder]
        let network = model.network(for: data.features.encoders[encoder].preprocessor, seed: plan.seed)
        var path: [[Float]] = []
        let tracking = AfterEpoch { _ in path.append(Array(features.outputs(of: network).scalars)) }
        let limit = data.deadline.map { TimeLimit($0, givesUp: plan.isDispensable) }
        let own: [(any TrainingCallback)?] = [data.tracksHistory ? tracking : nil, limit]
        let history = try model.trainer(loss: recipe.loss.loss, rows: plan.rows.count, seed: plan.seed).fit(
            network, features.examples(data.targets, rows: plan.rows),
            callbacks: callbacks + own.compactMap(\.self))
        if path.isEmpty, data.tracksHistory { path = [Array(features.outputs(of: network).scalars)] }
        return TrainedModel(
            parameters: network.parameters.map { Array($0.value.scalars) },
            heldOut: Array(features.outputs(of: network, rows: plan.heldOut).scalars), path: path,
            epochs: history.epochs.count, secondsOfEpoch: limit?.secondsOfEpoch ?? 0, seconds: limit?.seconds ?? 0)
    }
}

extension EnsembleData {
    /// The number of trainings at a time.
    var freeJobs: Int { WorkPool(jobs: jobs).freeJobs }
}

extension ModelFamily {
    /// The model with another number of epochs, if it is not nil.
    fileprivate func training(epochs: Int?) -> any ModelFamily {
        guard let epochs else { return self }
        var changed = hyperparameters
        changed.training.epochs = epochs
        return with(changed)
    }
}

extension RandomSeed {
    /// The seed of a training; the first one has the ensemble's, so that one model trains the same without an ensemble.
    func ofMember(_ index: Int) -> RandomSeed { index == 0 ? self : derived(.ensemble, index) }
}

extension FittedMember {
    /// A model with trained parameters, in the order of the network.
    fileprivate convenience init(
        _ family: any ModelFamily, _ preprocessor: FittedPreprocessor, at encoder: Int, weight: Int,
        parameters: [[Float]]
    ) {
        self.init(family, preprocessor, at: encoder, weight: weight, seed: 0)
        for (parameter, scalars) in zip(network.parameters, parameters) {
            parameter.value = NDArray(shape: parameter.shape, scalars: scalars)
        }
    }
}
