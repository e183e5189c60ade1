import NN
import Tabular

/// A recipe for training a regressor: preprocessing, target transform, loss and models.
///
/// A value, which a file can hold; `RegressionPreset` has those with a name.
///
/// ```swift
/// var recipe = RegressionPreset.general.recipe(for: .rmse, rows: 20_640)
/// recipe.loss = .huber
/// let regressor = TabularRegressor(recipe, metric: .rmse)
/// ```
public struct RegressionRecipe: Sendable, Hashable, Codable {
    /// Which rows preprocessing learns from.
    public enum Preprocessing: String, Sendable, Hashable, Codable, CaseIterable {
        /// Those that a model is trained on: what is measured on others is what new rows will see.
        case fold
        /// All rows of both tables, as in the book: the rows left out leak into means and categories, not into targets.
        case joint
    }

    /// What a model predicts in place of the target.
    public enum TargetScale: String, Sendable, Hashable, Codable, CaseIterable {
        /// The target itself.
        case raw
        /// The target with mean 0 and deviation 1 on the rows trained on.
        case standardized
        /// Its logarithm with mean 0 and deviation 1 on the rows trained on.
        case logarithm
    }

    /// Training loss of predictions against targets, on the transformed target scale.
    public enum Loss: String, Sendable, Hashable, Codable, CaseIterable {
        /// The mean square.
        case squared
        /// The square up to a quarter and a straight line beyond (`huberError(delta: 0.25)`), so that outliers pull less.
        case huber
        /// The mean absolute difference.
        case absolute
    }

    /// Which rows preprocessing learns from.
    public var preprocessing: Preprocessing
    /// What the models predict.
    public var targetScale: TargetScale
    /// The training loss.
    public var loss: Loss
    /// The models, at least one; the mean of their outputs, on the target's scale, is the prediction.
    @ModelFamilies public var models: [any ModelFamily]
    /// No prediction goes below this quantile of the targets trained on, or above that of 1 minus it; nil for no bounds.
    ///
    /// Rows far from all others, whose features a model extends its lines to, cannot be predicted better than by the ends
    /// of what it has seen.
    public var boundingQuantile: Double?

    /// Makes a recipe.
    public init(
        preprocessing: Preprocessing = .fold, targetScale: TargetScale = .standardized, loss: Loss = .squared,
        models: [any ModelFamily], boundingQuantile: Double? = nil
    ) {
        self.preprocessing = preprocessing
        self.targetScale = targetScale
        self.loss = loss
        self.models = models
        self.boundingQuantile = boundingQuantile
    }

    private enum CodingKeys: String, CodingKey {
        case preprocessing, loss, models
        case targetScale = "target_scale"
        case boundingQuantile = "bounding_quantile"
    }

    /// What predictions below it count as, in the metric and in a submission; nil where they stay.
    ///
    /// A model of prices as they are may predict negative ones, which have no logarithm: as in the book they count as 1.
    package func lowestPrediction(for metric: RegressionMetric) -> Float? {
        metric == .logRMSE && targetScale != .logarithm ? 1 : nil
    }
}

extension RegressionRecipe {
    /// Where predictions stay of models that learned `targets`.
    func bounds(of targets: [Double]) -> PredictionBounds? {
        guard let boundingQuantile, !targets.isEmpty else { return nil }
        let sorted = targets.sorted()
        let index = min(Int(boundingQuantile * Double(sorted.count)), (sorted.count - 1) / 2)
        return PredictionBounds(lower: sorted[index], upper: sorted[sorted.count - 1 - index])
    }
}

/// Where predictions stay.
struct PredictionBounds: Sendable, Hashable, Codable {
    let lower, upper: Double

    /// The nearest number within.
    func holding(_ prediction: Double) -> Double { min(max(prediction, lower), upper) }
}

extension RegressionRecipe.TargetScale {
    var transformer: TargetTransformer {
        TargetTransformer(logarithm: self == .logarithm, standardized: self != .raw)
    }
}

extension RegressionRecipe.Loss {
    var loss: NN.Loss {
        switch self {
        case .squared: .meanSquaredError
        case .huber: .huberError(delta: 0.25)
        case .absolute: .absoluteError()
        }
    }
}
