import Arrays
import DataHub
import Datasets
import Support
import Training

/// A training run of an image classifier as a value: everything that determines its results.
///
/// ```swift
/// var job = try ClassificationJob(contentsOf: URL(filePath: "runs/1"))     // what `--run-dir runs/1` recorded
/// job.settings.training.learningRate = 0.5
/// let (classifier, history) = try await job.fitted()
/// ```
public struct ClassificationJob: Sendable, Hashable, Codable {
    /// The dataset.
    public var dataset: FashionMNIST.Source
    /// The hyperparameters of network and training.
    public var settings: Hyperparameters
    /// The seed of initial weights, shuffling and dropout.
    public var seed: RandomSeed
    /// Early stopping: the number of epochs without a better test accuracy; nil for none.
    public var patience: Int?

    /// A job, by default with the settings of the book.
    public init(
        _ dataset: FashionMNIST.Source = .zalando, settings: Hyperparameters = ImageClassifier.bookSettings,
        seed: RandomSeed = 0, patience: Int? = nil
    ) {
        (self.dataset, self.settings, self.seed, self.patience) = (dataset, settings, seed, patience)
    }

    /// Reads the job of a recorded run: the file at `url`, or `run.json` in the folder there. Throws like `RunRecord`.
    public init(contentsOf url: URL) throws { self = try RunRecord<ClassificationJob>(contentsOf: url).job }

    /// The classifier before training.
    public var classifier: ImageClassifier { ImageClassifier(settings: settings, seed: seed) }

    package var stopping: [any TrainingCallback] {
        patience.map { [EarlyStopping(.best(.accuracy, of: "test"), patience: $0)] } ?? []
    }

    /// Fetches the images and trains. Throws a `HubError`, an `IDXError`, or as `ImageClassifier.fitted`.
    public func fitted(
        from hub: DatasetHub = DatasetHub()
    ) async throws -> (classifier: FittedClassifier, history: History) {
        let images = try await FashionMNIST(dataset, from: hub)
        return try classifier.fitted(to: images.training, test: images.test, callbacks: stopping)
    }
}

extension ClassificationJob: CustomStringConvertible {
    /// Dataset and classifier: `ClassificationJob(zalando, ImageClassifier(...))`.
    public var description: String { "ClassificationJob(\(dataset), \(classifier))" }
}
