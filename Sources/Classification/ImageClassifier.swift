import Arrays
import Datasets
import NN
import Training

/// A classifier of images by a multilayer perceptron: how it is built and trained.
///
/// ```swift
/// let fashion = try await FashionMNIST(.zalando, from: DatasetHub())
/// let classifier = ImageClassifier(seed: 0)
/// let (fitted, history) = try classifier.fitted(to: fashion.training, test: fashion.test)
/// history["test_accuracy"].last       // about 0.85
/// ```
public struct ImageClassifier: Sendable {
    /// How it is built and trained.
    public var settings: Hyperparameters
    /// What start values, the order of the images and what is dropped depend on.
    public var seed: RandomSeed

    /// The book's: one hidden layer of 256 units, ten epochs of gradient descent at 0.1, 256 images in a batch.
    public static let bookSettings = Hyperparameters(
        network: MultilayerPerceptron(hidden: [256]),
        training: TrainingSettings(epochs: 10, learningRate: 0.1, batchSize: 256, optimizer: .sgd))

    /// Makes a classifier; by default with the settings of the book.
    public init(settings: Hyperparameters = Self.bookSettings, seed: RandomSeed = 0) {
        self.settings = settings
        self.seed = seed
    }

    /// Trains a network.
    ///
    /// - Parameters:
    ///   - training: What it learns from.
    ///   - test: What it is evaluated on after each epoch.
    ///   - checkpoint: Where an earlier run of the same settings and seed had come to, if it is to go on from there.
    ///   - callbacks: What else is done after the evaluation of each epoch.
    /// - Throws: As `Trainer.fit`; a `TrainingError` for more parameters than are trained, a `ClassificationError`
    ///   without images, and if those of the test are of another size or other classes.
    /// - Returns: The trained classifier, and for each epoch `train_loss`, `train_accuracy` (over its batches as they were
    ///   trained), `test_loss` and `test_accuracy`.
    public func fitted(
        to training: LabeledImages, test: LabeledImages, from checkpoint: Checkpoint? = nil,
        callbacks: [any TrainingCallback] = []
    ) throws -> (classifier: FittedClassifier, history: History) {
        guard training.count > 0, training.pixelCount > 0 else { throw ClassificationError.noImages }
        try TrainingError.checkParameterCount(
            settings.network.parameterCount(inputs: training.pixelCount, outputs: training.classNames.count))
        let fitted = FittedClassifier(
            network: settings.network, pixelCount: training.pixelCount, classNames: training.classNames, seed: seed)
        try fitted.check(test)
        var trainer = settings.training.trainer(loss: .crossEntropy(), examples: training.count, seed: seed)
        trainer.metrics = [.accuracy]
        let evaluation = Evaluation(on: test.examples, metrics: [.accuracy], prefix: "test")
        let history = try trainer.fit(
            fitted.model, training.examples, from: checkpoint, callbacks: [evaluation] + callbacks)
        return (fitted, history)
    }

    /// What makes a file of the network's parameters one that `FittedClassifier(contentsOf:)` reads, for images like these.
    public func metadata(for images: LabeledImages) throws -> [String: String] {
        try FittedClassifier.metadata(
            network: settings.network, pixelCount: images.pixelCount, classNames: images.classNames)
    }
}

extension LabeledImages {
    /// The images and labels as a source of batches: bytes until a batch is made.
    public var examples: ByteExamples { ByteExamples(images, classes: labels) }

    /// The number of bytes of one image.
    var pixelCount: Int { images.shape.dropFirst().reduce(1, *) }
}
