import Arrays
import Training

/// Bagged models, weighted by their predictions of rows that they were not trained on.
///
/// The training rows are split into `folds` folds at random. Each model is trained once without each fold and predicts
/// that fold. A model much worse than the best on the first fold is not trained further. The weights of the others are
/// chosen by these out-of-fold predictions: each round includes the model that makes the loss of the mean smallest; a
/// model may be included several times. The prediction is the weighted mean of all trainings of the included models.
///
/// The quantile that predictions are clamped to is chosen likewise, if there are several to choose from.
///
/// Costs at most `folds` - 1 trainings of each model on all rows.
///
/// Sources: Breiman, *Bagging predictors*, 1996; Caruana et al., *Ensemble selection from libraries of models*, 2004.
public struct ModelSelection: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The number of folds, 2 or more.
    public var folds: Int
    /// The number of rounds, 1 or more.
    public var rounds: Int
    /// A model is trained further if its error on the first fold is at most this multiple of the best model's.
    public var tolerance: Double
    /// The largest number of parameters of a model that is trained; one with no more than the first model always is.
    public var parameterLimit: Int
    /// The quantiles that replace `RegressionRecipe.boundingQuantile` where their out-of-fold predictions are better.
    public var boundingQuantiles: [Double]

    /// Makes a selection.
    public init(
        folds: Int, rounds: Int = 20, tolerance: Double = 1.15, parameterLimit: Int = 1 << 17,
        boundingQuantiles: [Double] = []
    ) {
        (self.folds, self.rounds, self.tolerance) = (folds, rounds, tolerance)
        (self.parameterLimit, self.boundingQuantiles) = (parameterLimit, boundingQuantiles)
    }

    /// The settings: `4 folds, 20 rounds, tolerance 1.15`.
    public var description: String { "\(folds) folds, \(rounds) rounds, tolerance \(tolerance)" }

    private enum CodingKeys: String, CodingKey {
        case folds, rounds, tolerance
        case parameterLimit = "parameter_limit"
        case boundingQuantiles = "bounding_quantiles"
    }

    /// The indices of the models that are trained, by their numbers of parameters.
    func candidates(_ parameterCounts: [Int]) -> [Int] {
        parameterCounts.indices.filter { parameterCounts[$0] <= max(parameterLimit, parameterCounts[0]) }
    }

    /// Whether the numbers are in their ranges: a file may hold any.
    var isPossible: Bool {
        (2...1000).contains(folds) && (1...1000).contains(rounds) && tolerance >= 1
            && boundingQuantiles.allSatisfy((0..<0.5).contains)
    }

    /// The places of the models that are trained further, by their losses on the first fold.
    func kept(_ losses: [Double], of loss: ModelLoss) -> [Int] {
        guard let best = losses.indices.min(by: { losses[$0] < losses[$1] }) else { return [] }
        let limit = losses[best] * loss.scaled(tolerance)
        return losses.indices.filter { $0 == best || losses[$0] <= limit }
    }

    /// The quantile to clamp predictions to, and how often each model is included.
    ///
    /// - Parameters:
    ///   - boundingQuantile: The quantile that the candidates must outdo; nil for no bounds.
    ///   - targets: The targets.
    ///   - loss: The loss to make small.
    ///   - predictions: The out-of-fold predictions of each model, clamped to a quantile.
    func choice(
        _ boundingQuantile: Double?, targets: [Float], loss: ModelLoss, predictions: (Double?) -> [[Float]]
    ) -> (boundingQuantile: Double?, counts: [Int]) {
        var choice = boundingQuantile, best = counts(of: predictions(choice), targets: targets, loss: loss)
        for candidate in boundingQuantiles {
            let other = counts(of: predictions(candidate), targets: targets, loss: loss)
            if other.loss < best.loss { (choice, best) = (candidate, other) }
        }
        return (choice, best.counts)
    }

    /// How often each model is included, and the loss of their mean.
    ///
    /// - Parameters:
    ///   - predictions: The out-of-fold predictions of each model.
    ///   - targets: The targets of the same rows.
    ///   - loss: The loss to make small.
    func counts(of predictions: [[Float]], targets: [Float], loss: ModelLoss) -> (counts: [Int], loss: Double) {
        var sum = [Float](repeating: 0, count: targets.count), counts = predictions.map { _ in 0 }
        var best = (counts: counts, loss: Double.infinity)
        for round in 1...max(rounds, 1) {
            let losses = predictions.map { prediction in
                loss.mean(zip(sum, prediction).lazy.map { ($0 + $1) / Float(round) }, targets)
            }
            guard let chosen = losses.indices.min(by: { losses[$0] < losses[$1] }) else { break }
            counts[chosen] += 1
            for row in sum.indices { sum[row] += predictions[chosen][row] }
            if losses[chosen] < best.loss || round == 1 { best = (counts, losses[chosen]) }
        }
        return best
    }
}

/// The loss by which models are compared, on the target scale.
enum ModelLoss: Sendable {
    case squared, absolute

    /// That of a metric.
    init(_ metric: RegressionMetric) { self = metric == .mae ? .absolute : .squared }

    /// The loss of errors that are `factor` times as large, as a multiple.
    func scaled(_ factor: Double) -> Double { self == .squared ? factor * factor : factor }

    /// The mean loss of predictions.
    func mean(_ predictions: some Sequence<Float>, _ targets: [Float]) -> Double {
        var total = 0.0
        for (prediction, target) in zip(predictions, targets) {
            let error = Double(prediction - target)
            total += self == .squared ? error * error : error.magnitude
        }
        return total / Double(max(targets.count, 1))
    }
}
