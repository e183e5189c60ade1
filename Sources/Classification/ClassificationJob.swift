import Arrays
import DataHub
import Datasets
import Platform
import Training

/// A training run of a classifier of images as a value: all that decides its numbers.
///
/// ```swift
/// var job = try ClassificationJob(contentsOf: URL(filePath: "runs/1"))     // what `--run-dir runs/1` recorded
/// job.settings.training.learningRate = 0.5
/// let (classifier, history) = try await job.fitted()
/// ```
public struct ClassificationJob: Sendable, Hashable, Codable {
    /// The images.
    public var dataset: FashionMNIST.Source
    /// How the network is built and trained.
    public var settings: Hyperparameters
    /// The seed of initial weights, the order of the images and dropout.
    public var seed: RandomSeed
    /// The number of epochs without a better test accuracy after which training ends; nil for none.
    public var patience: Int?

    /// Makes a job; by default with the settings of the book.
    public init(
        _ dataset: FashionMNIST.Source = .zalando, settings: Hyperparameters = ImageClassifier.bookSettings,
        seed: RandomSeed = 0, patience: Int? = nil
    ) {
        (self.dataset, self.settings, self.seed, self.patience) = (dataset, settings, seed, patience)
    }

    /// Reads the job of a recorded run: of the file at `url`, or of `run.json` in the folder there.
    ///
    /// - Throws: `RunRecordError` if the file is not a record of this kind of job; an error that names the file if it cannot be read.
    public init(contentsOf url: URL) throws { self = try RunRecord<ClassificationJob>(contentsOf: url).job }

    /// The classifier before training.
    public var classifier: ImageClassifier { ImageClassifier(settings: settings, seed: seed) }

    /// The callbacks that end the training early.
    package var stopping: [any TrainingCallback] {
        patience.map { [EarlyStopping(.largest("test_accuracy"), patience: $0)] } ?? []
    }

    /// Fetches the images and trains; see `ImageClassifier.fitted`.
    public func fitted(
        from hub: DatasetHub = DatasetHub()
    ) async throws -> (classifier: FittedClassifier, history: History) {
        let images = try await FashionMNIST(dataset, from: hub)
        return try classifier.fitted(to: images.training, test: images.test, callbacks: stopping)
    }
}
