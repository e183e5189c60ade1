import Arrays
import Training

/// Trainings of each model of a recipe without each fold of the training rows, and a selection among the models.
struct Bagging {
    private let regressor: TabularRegressor
    private let selection: ModelSelection
    private let data: EnsembleData
    private let folds: [Fold]
    private let loss: ModelLoss
    private let held: HeldOutTargets
    /// The models that were trained without the first fold, and their losses there.
    private var tried: [(model: Int, loss: Double)] = []

    /// Nil if the deadline, by estimates of times, leaves no time for it.
    init?(
        _ regressor: TabularRegressor, _ selection: ModelSelection, _ data: EnsembleData, within times: TrainingTimes?
    ) throws {
        let most = min(selection.folds, data.rows.count), seconds = data.deadline?.remaining ?? .infinity
        guard let count = times.map({ $0.folds(upTo: most, jobs: data.freeJobs, in: seconds) }) ?? most else {
            return nil
        }
        (self.regressor, self.selection, self.data) = (regressor, selection, data)
        folds = try KFold(count, shuffled: true).split(rows: data.rows.count, seed: data.seed)
        loss = ModelLoss(regressor.metric)
        held = HeldOutTargets(data.targets, data.rows, regressor.recipe.boundingQuantile)
    }

    /// The models that the selection includes; with estimates of times, of those that fit.
    consuming func selected(within times: TrainingTimes?) async throws -> TrainedEnsemble {
        let candidates = selection.candidates(regressor.parameterCounts(data.features))
        guard let times else { return weighted(try await bags(of: candidates), nil) }
        let (trainings, leftOut) = try await inTurn(candidates, times)
        let limited = LimitedTraining(
            models: regressor.recipe.models.count - leftOut, of: regressor.recipe.models,
            folds: folds.count < min(selection.folds, data.rows.count) ? folds.count : nil, trainings.first ?? [])
        return weighted(trainings, limited)
    }

    /// One model after the other, as long as there is time, and the number of those that had none.
    private mutating func inTurn(
        _ candidates: [Int], _ estimates: TrainingTimes
    ) async throws -> (trainings: [[Training]], leftOut: Int) {
        var times = estimates, trainings: [[Training]] = [], leftOut = candidates.count
        for model in candidates {
            let seconds = data.deadline?.remaining ?? .infinity
            guard model == candidates[0] || times.fits(model, folds: folds.count, jobs: data.freeJobs, in: seconds)
            else { continue }
            do {
                trainings += try await bags(of: [model], areDispensable: !trainings.isEmpty)
                leftOut -= 1
            } catch is TimeIsUp {
                break
            }
            if let bag = trainings.last, let first = bag.first, first.plan.model == model {
                let seconds = bag.reduce(0) { $0 + $1.result.seconds } / Double(bag.count)
                times.correct(
                    model, seconds: seconds, shareOfRows: Double(first.plan.rows.count) / Double(data.rows.count))
            }
        }
        return (trainings, leftOut)
    }

    /// The trainings of models without each fold, except for models much worse than the best on the first fold.
    private mutating func bags(of models: [Int], areDispensable: Bool = false) async throws -> [[Training]] {
        let first = try await trained(models, folds[..<1], areDispensable)
        tried += first.map { ($0.plan.model, held.loss(of: [$0], loss)) }
        let kept = selection.kept(tried.map(\.loss), of: loss).map { tried[$0].model }.filter(models.contains)
        let all = try await first.filter { kept.contains($0.plan.model) } + trained(kept, folds[1...], areDispensable)
        return kept.map { model in all.filter { $0.plan.model == model } }
    }

    private func trained(
        _ models: [Int], _ folds: ArraySlice<Fold>, _ areDispensable: Bool
    ) async throws -> [Training] {
        let plans = models.flatMap { model in
            folds.map { fold in
                MemberPlan(
                    model: model, rows: fold.training.map { data.rows[$0] },
                    heldOut: fold.validation.map { data.rows[$0] }, isDispensable: areDispensable,
                    seed: data.seed.ofMember(model * self.folds.count + fold.index))
            }
        }
        return try await regressor.trained(plans, data)
    }

    private func weighted(_ trainings: [[Training]], _ limited: LimitedTraining?) -> TrainedEnsemble {
        let targets = trainings.first.map(held.targets(of:)) ?? []
        let choice = selection.choice(regressor.recipe.boundingQuantile, targets: targets, loss: loss) { quantile in
            trainings.map(HeldOutTargets(data.targets, data.rows, quantile).predictions(of:))
        }
        var weights = regressor.recipe.models.map { _ in 0 }
        for (bag, count) in zip(trainings, choice.counts) { weights[bag[0].plan.model] = count }
        return TrainedEnsemble(
            trainings: trainings.joined().filter { weights[$0.plan.model] > 0 }, weights: weights,
            boundingQuantile: choice.boundingQuantile, limited: limited)
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
