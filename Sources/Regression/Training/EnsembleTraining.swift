import Arrays
import Autograd
import NN
import Tabular
import Training

/// The features of all training rows, with their preprocessing. Models with equal ones share them.
struct EnsembleFeatures: Sendable {
    private(set) var encoders: [FittedEncoder] = []
    private(set) var matrices: [MemberFeatures] = []
    /// The index of each model's encoder and matrix.
    private(set) var indices: [Int] = []
    private var origins: [Int] = []

    /// Adds the features of the next model, from the preprocessing with the index `origin`.
    mutating func addModel(
        of frame: DataFrame, _ form: FeatureForm, _ preprocessor: FittedPreprocessor, at origin: Int
    ) throws {
        if let known = origins.indices.first(where: { origins[$0] == origin && encoders[$0].form == form }) {
            return indices.append(known)
        }
        indices.append(encoders.count)
        matrices.append(try MemberFeatures(form, preprocessor, frame))
        encoders.append(FittedEncoder(form: form, preprocessor: preprocessor))
        origins.append(origin)
    }
}

/// One training of a model of a recipe.
private struct MemberPlan: Sendable {
    /// The index of the model.
    let model: Int
    let rows: [Int]
    /// The held-out rows, which are predicted after the training.
    var heldOut: [Int] = []
    let seed: RandomSeed
}

/// A model after training, in a form for other processes.
private struct TrainedModel: Codable, Sendable {
    let parameters: [[Float]]
    /// The outputs for the held-out rows.
    let heldOut: [Float]
    /// The outputs for all training rows after each epoch, if tracked.
    let path: [[Float]]
}

/// What the trainings of an ensemble have in common.
private struct EnsembleData: Sendable {
    let features: EnsembleFeatures
    /// The targets of all rows, on the target scale.
    let targets: NDArray<Float>
    let jobs: Int?
    let tracksHistory: Bool
}

private typealias Training = (plan: MemberPlan, result: TrainedModel)

/// The trainings that predict, the weight of each model, and the quantile that predictions are clamped to.
private struct TrainedEnsemble {
    let trainings: [Training]
    let weights: [Int]
    let boundingQuantile: Double?
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
        for count in parameterCounts(features) { try TrainingError.checkParameterCount(count) }
        let data = EnsembleData(
            features: features, targets: NDArray(try scale(rounded).map { Float($0) }), jobs: jobs,
            tracksHistory: tracksHistory)
        let ensemble = try await ensemble(data, rows, seed)
        let members = ensemble.trainings.map { plan, result in
            let encoder = features.indices[plan.model]
            return FittedMember(
                recipe.models[plan.model], features.encoders[encoder].preprocessor, at: encoder,
                weight: ensemble.weights[plan.model], parameters: result.parameters)
        }
        let fitted = FittedRegressor(
            features.encoders, members, scale: scale, bounds: PredictionBounds(ensemble.boundingQuantile, of: known),
            targetName: table.targetName, lowestPrediction: recipe.lowestPrediction(for: metric))
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

    private func ensemble(_ data: EnsembleData, _ rows: [Int], _ seed: RandomSeed) async throws -> TrainedEnsemble {
        if let selection = recipe.selection, rows.count > 1 {
            return try await selected(selection, data, rows, seed)
        }
        let plans = recipe.models.indices.map { MemberPlan(model: $0, rows: rows, seed: seed.ofMember($0)) }
        return TrainedEnsemble(
            trainings: try await trained(plans, data), weights: recipe.models.map { _ in 1 },
            boundingQuantile: recipe.boundingQuantile)
    }

    /// The models that a selection includes.
    private func selected(
        _ selection: ModelSelection, _ data: EnsembleData, _ rows: [Int], _ seed: RandomSeed
    ) async throws -> TrainedEnsemble {
        let splitter = KFold(min(selection.folds, rows.count), shuffled: true)
        let folds = try splitter.split(rows: rows.count, seed: seed)
        func plans(_ models: [Int], _ folds: ArraySlice<Fold>) -> [MemberPlan] {
            models.flatMap { model in
                folds.map { fold in
                    MemberPlan(
                        model: model, rows: fold.training.map { rows[$0] }, heldOut: fold.validation.map { rows[$0] },
                        seed: seed.ofMember(model * splitter.count + fold.index))
                }
            }
        }
        let loss = ModelLoss(metric), scores = HeldOutTargets(data.targets, rows, recipe.boundingQuantile)
        let candidates = selection.candidates(parameterCounts(data.features))
        let first = try await trained(plans(candidates, folds[..<1]), data)
        let kept = selection.kept(first.map { scores.loss(of: [$0], loss) }, of: loss).map { candidates[$0] }
        let all = try await first.filter { kept.contains($0.plan.model) } + trained(plans(kept, folds[1...]), data)
        let byModel = kept.map { model in all.filter { $0.plan.model == model } }
        let targets = byModel.first.map(scores.targets(of:)) ?? []
        let choice = selection.choice(recipe.boundingQuantile, targets: targets, loss: loss) { quantile in
            byModel.map(HeldOutTargets(data.targets, rows, quantile).predictions(of:))
        }
        var weights = recipe.models.map { _ in 0 }
        for (model, count) in zip(kept, choice.counts) { weights[model] = count }
        return TrainedEnsemble(
            trainings: byModel.joined().filter { weights[$0.plan.model] > 0 }, weights: weights,
            boundingQuantile: choice.boundingQuantile)
    }

    private func parameterCounts(_ features: EnsembleFeatures) -> [Int] {
        zip(recipe.models, features.indices).map { $0.parameterCount(for: features.encoders[$1].preprocessor) }
    }

    private func trained(_ plans: [MemberPlan], _ data: EnsembleData) async throws -> [Training] {
        let results = try await WorkPool(jobs: data.jobs).run(plans) {
            $0.seed
        } _: {
            try train($0, data)
        }
        return Array(zip(plans, results))
    }

    private func train(_ plan: MemberPlan, _ data: EnsembleData) throws -> TrainedModel {
        let model = recipe.models[plan.model], encoder = data.features.indices[plan.model]
        let features = data.features.matrices[encoder]
        let network = model.network(for: data.features.encoders[encoder].preprocessor, seed: plan.seed)
        var path: [[Float]] = []
        let tracking = AfterEpoch { _ in path.append(Array(features.outputs(of: network).scalars)) }
        try model.trainer(loss: recipe.loss.loss, rows: plan.rows.count, seed: plan.seed).fit(
            network, features.examples(data.targets, rows: plan.rows),
            callbacks: callbacks + (data.tracksHistory ? [tracking] : []))
        if path.isEmpty, data.tracksHistory { path = [Array(features.outputs(of: network).scalars)] }
        return TrainedModel(
            parameters: network.parameters.map { Array($0.value.scalars) },
            heldOut: Array(features.outputs(of: network, rows: plan.heldOut).scalars), path: path)
    }
}

/// The targets of held-out rows, to compare predictions with.
private struct HeldOutTargets {
    private let targets: NDArray<Float>
    private let bounds: PredictionBounds?

    /// Predictions are clamped to a quantile of the targets of `rows`.
    init(_ targets: NDArray<Float>, _ rows: [Int], _ boundingQuantile: Double?) {
        self.targets = targets
        bounds = PredictionBounds(boundingQuantile, of: rows.map { Double(targets.scalars[$0]) })
    }

    func targets(of trainings: [Training]) -> [Float] {
        trainings.flatMap { $0.plan.heldOut.map { targets.scalars[$0] } }
    }

    func predictions(of trainings: [Training]) -> [Float] {
        trainings.flatMap {
            $0.result.heldOut.map { prediction in
                bounds.map { Float($0.holding(Double(prediction))) } ?? prediction
            }
        }
    }

    func loss(of trainings: [Training], _ loss: ModelLoss) -> Double {
        loss.mean(predictions(of: trainings), targets(of: trainings))
    }
}

extension RandomSeed {
    /// The seed of a training; the first one has the ensemble's, so that one model trains the same without an ensemble.
    fileprivate func ofMember(_ index: Int) -> RandomSeed { index == 0 ? self : derived(.ensemble, index) }
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
