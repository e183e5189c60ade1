import NN
import Tabular

/// A recipe for training a regressor: preprocessing, target transform, loss and models.
///
/// A Codable value; `RegressionPreset` has those with a name.
///
/// ```swift
/// var recipe = RegressionPreset.general.recipe(for: .rmse, rows: 20_640)
/// recipe.loss = .huber
/// let regressor = TabularRegressor(recipe, metric: .rmse)
/// ```
public struct RegressionRecipe: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The rows that preprocessing is fitted to.
    public enum Preprocessing: String, Sendable, Hashable, Codable, CaseIterable {
        /// The training rows of each model: the metric of other rows is an estimate for new ones.
        case fold
        /// All rows of both tables, as in the book: features of validation rows leak into means and categories, targets
        /// do not.
        case joint
    }

    /// The scale on which models predict the target.
    public enum TargetScale: String, Sendable, Hashable, Codable, CaseIterable {
        /// The target itself.
        case raw
        /// The target with mean 0 and deviation 1 on the training rows.
        case standardized
        /// Its logarithm with mean 0 and deviation 1 on the training rows.
        case logarithm
    }

    /// The training loss, on the target scale.
    public enum Loss: String, Sendable, Hashable, Codable, CaseIterable {
        /// The mean squared error.
        case squared
        /// Squared up to a quarter and linear beyond (`huberError(delta: 0.25)`), so that outliers pull less.
        case huber
        /// The mean absolute error.
        case absolute
    }

    /// The rows that preprocessing is fitted to.
    public var preprocessing: Preprocessing
    /// The target scale of the models.
    public var targetScale: TargetScale
    /// The training loss.
    public var loss: Loss
    /// The models, at least one; the mean of their outputs, on the target scale, is the prediction.
    @ModelFamilies public var models: [any ModelFamily]
    /// How the models are bagged and weighted; nil for one training of each on all rows, with equal weights.
    public var selection: ModelSelection?
    /// Predictions are clamped to this quantile of the training targets and that of 1 minus it, as models extrapolate
    /// badly; nil for no bounds.
    public var boundingQuantile: Double?

    /// Makes a recipe.
    public init(
        preprocessing: Preprocessing = .fold, targetScale: TargetScale = .standardized, loss: Loss = .squared,
        models: [any ModelFamily], selection: ModelSelection? = nil, boundingQuantile: Double? = nil
    ) {
        (self.preprocessing, self.targetScale, self.loss) = (preprocessing, targetScale, loss)
        (self.models, self.selection, self.boundingQuantile) = (models, selection, boundingQuantile)
    }

    /// The main settings: `RegressionRecipe(linear, squared loss, raw target, joint preprocessing)`.
    public var description: String {
        "RegressionRecipe(\(_models), \(loss) loss, \(targetScale) target, \(preprocessing) preprocessing)"
    }

    private enum CodingKeys: String, CodingKey {
        case preprocessing, loss, models, selection
        case targetScale = "target_scale"
        case boundingQuantile = "bounding_quantile"
    }

    /// The lowest prediction, to which lower ones are clamped in the metric and in a submission; nil for none.
    ///
    /// A model of raw prices may predict negative ones, which have no logarithm: as in the book, they are clamped to 1.
    package func lowestPrediction(for metric: RegressionMetric) -> Float? {
        metric == .logRMSE && targetScale != .logarithm ? 1 : nil
    }
}

/// The interval to which predictions are clamped.
struct PredictionBounds: Sendable, Hashable, Codable {
    let lower, upper: Double

    /// The quantile of targets, and that of 1 minus it; nil for no quantile or no target.
    init?(_ quantile: Double?, of targets: [Double]) {
        guard let quantile, !targets.isEmpty else { return nil }
        let sorted = targets.sorted()
        let index = min(Int(quantile * Double(sorted.count)), (sorted.count - 1) / 2)
        (lower, upper) = (sorted[index], sorted[sorted.count - 1 - index])
    }

    func holding(_ prediction: Double) -> Double { min(max(prediction, lower), upper) }
}

extension RegressionRecipe {
    /// The different preprocessors of the models, and for each model the index of its own.
    var preprocessors: (different: [Preprocessor], ofModels: [Int]) {
        var different: [Preprocessor] = []
        let indices = models.map { model in
            let preprocessor = model.preprocessor
            if let index = different.firstIndex(where: { $0 == preprocessor }) { return index }
            different.append(preprocessor)
            return different.count - 1
        }
        return (different, indices)
    }
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
