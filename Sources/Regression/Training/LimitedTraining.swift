import Support
import Training

/// What was trained within a time limit.
public struct LimitedTraining: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The number of models that had time.
    public let models: Int
    /// The number of models of the recipe.
    public let allModels: Int
    /// The number of folds of the selection, if there were fewer than usual.
    public let folds: Int?
    /// The number of epochs of a model that was trained for fewer than it should be; nil without one.
    public let epochs: Int?

    private enum CodingKeys: String, CodingKey {
        case models, folds, epochs
        case allModels = "all_models"
    }

    /// Nil if each of the models was trained for all of its epochs.
    init?(models: Int, of all: [any ModelFamily], folds: Int? = nil, _ trainings: [Training]) {
        let shortened = trainings.filter { $0.result.epochs < all[$0.plan.model].hyperparameters.training.epochs }
        guard models < all.count || folds != nil || !shortened.isEmpty else { return nil }
        (self.models, allModels, self.folds) = (models, all.count, folds)
        epochs = shortened.map(\.result.epochs).min()
    }

    /// The models, folds and epochs: `4 of 6 models, with 3 folds`, `1 of 6 models, for 12 epochs`.
    public var description: String {
        "\(models) of \(counted(allModels, "model"))" + (folds.map { ", with \($0) folds" } ?? "")
            + (epochs.map { ", for \(counted($0, "epoch"))" } ?? "")
    }
}
