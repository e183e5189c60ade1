import Arrays
import Datasets
import NN
import Optimizers
import Training

/// A recipe for an image classifier, a multilayer perceptron.
///
/// ```swift
/// let fashion = try await FashionMNIST(.zalando, from: DatasetHub())
/// let classifier = ImageClassifier(seed: 0)
/// let (fitted, history) = try classifier.fitted(to: fashion.training, test: fashion.test)
/// history["test_accuracy"].last       // about 0.85
/// ```
public struct ImageClassifier: Sendable {
    /// The hyperparameters of network and training.
    public var settings: Hyperparameters
    /// The seed of initial weights, shuffling and dropout.
    public var seed: RandomSeed

    /// The book's: one hidden layer of 256 units, ten epochs of SGD with learning rate 0.1 and batches of 256 images.
    public static let bookSettings = Hyperparameters(
        network: MultilayerPerceptron(hidden: [256]),
        training: TrainingSettings(epochs: 10, learningRate: 0.1, batchSize: 256, optimizer: .sgd))

    /// A classifier, by default with the settings of the book.
    public init(settings: Hyperparameters = Self.bookSettings, seed: RandomSeed = 0) {
        self.settings = settings
        self.seed = seed
    }

    /// Trains a network.
    ///
    /// - Parameters:
    ///   - training: The training images.
    ///   - test: The images to evaluate after each epoch.
    ///   - checkpoint: The state of an earlier run with the same settings and seed, to resume it.
    ///   - callbacks: Further callbacks, after the evaluation of each epoch.
    /// - Throws: As `Trainer.fit`; a `TrainingError` for too many parameters; a `ClassificationError` without images,
    ///   or for test images of another size or with other classes.
    /// - Returns: The trained classifier, and for each epoch `train_loss`, `train_accuracy` (over its batches during
    ///   training), `test_loss` and `test_accuracy`.
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

    /// The metadata that let `FittedClassifier(contentsOf:)` read a file of parameters, for images like these.
    public func metadata(for images: LabeledImages) throws -> [String: String] {
        try FittedClassifier.metadata(
            network: settings.network, pixelCount: images.pixelCount, classNames: images.classNames)
    }
}

extension LabeledImages {
    /// The images and labels as a source of batches; bytes become floats batch by batch.
    public var examples: ByteExamples { ByteExamples(images, classes: labels) }

    /// The number of bytes of one image.
    var pixelCount: Int { images.shape.dropFirst().reduce(1, *) }
}

extension ImageClassifier: CustomStringConvertible {
    /// Layers, training and seed: `ImageClassifier(hidden [256], 10 epochs, sgd at 0.1, seed 0)`.
    public var description: String {
        let training = settings.training
        return "ImageClassifier(hidden \(settings.network.hidden), \(training.epochs) epochs, "
            + "\(training.optimizer) at \(training.learningRate), seed \(seed.value))"
    }
}
