import Arrays
import Classification
import DataHub
import Datasets
import Foundation
import NN
import Optimizers
import Serialization
import TestSupport
import Testing
import Training

@Suite struct ImageClassifierTests {
    private let folder: TemporaryFolder
    private let images: FashionMNIST

    init() async throws {
        folder = try TemporaryFolder()
        let hub = DatasetHub(cacheDirectory: folder("cache"), isOffline: true, environment: [:])
        images = try await FashionMNIST(.sample, from: hub)
    }

    private func fitted(
        _ network: MultilayerPerceptron = .init(hidden: [16], dropout: [0.1]), epochs: Int = 2,
        callbacks: [any TrainingCallback] = []
    ) throws -> (classifier: FittedClassifier, history: History) {
        let training = TrainingSettings(epochs: epochs, learningRate: 0.2, batchSize: 20, optimizer: .sgd)
        let classifier = ImageClassifier(settings: Hyperparameters(network: network, training: training), seed: 4)
        return try classifier.fitted(to: images.training, test: images.test, callbacks: callbacks)
    }

    @Test func recordsLossAndAccuracyOfBothParts() throws {
        let (classifier, history) = try fitted(epochs: 12)
        #expect(
            Set(history.epochs[0].metrics.keys) == ["train_loss", "train_accuracy", "test_loss", "test_accuracy"])
        #expect(history["train_loss"][0] > history["train_loss"][11])
        #expect(try classifier.evaluated(on: images.test).accuracy == history["test_accuracy"][11])
        #expect(history["test_accuracy"][11] > 0.7)
    }

    @Test func printsShortly() throws {
        #expect("\(try fitted(epochs: 0).classifier)" == "FittedClassifier(784-16-10, 12730 parameters)")
        #expect(
            "\(ClassificationJob(.sample, seed: 3))"
                == "ClassificationJob(sample, ImageClassifier(hidden [256], 10 epochs, sgd at 0.1, seed 3))")
    }

    @Test func aFileKeepsTheClassifier() throws {
        let network = MultilayerPerceptron(
            hidden: [16, 8], dropout: [0, 0.5], activation: .leakyReLU, initializer: .xavier)
        let (classifier, _) = try fitted(network)
        try classifier.save(to: folder("net"))
        let restored = try FittedClassifier(contentsOf: folder("net"))
        #expect(restored.network == network && restored.pixelCount == 784)
        #expect(restored.classNames == FashionMNIST.classNames)
        #expect(try restored.model.state == classifier.model.state)
        #expect(try restored.evaluated(on: images.test) == classifier.evaluated(on: images.test))
        let names = try SafetensorsFile(contentsOf: folder("net")).arrays.names
        #expect(names.sorted() == ["0.bias", "0.weight", "2.bias", "2.weight", "5.bias", "5.weight"])
    }

    @Test func otherImagesAreRefused() throws {
        let (classifier, _) = try fitted()
        let bytes: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4]
        let label: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 1, 0]
        let small = try LabeledImages(
            images: folder.write(bytes, to: "images"), labels: folder.write(label, to: "labels"),
            classNames: FashionMNIST.classNames)
        let error = ClassificationError.otherImages(
            model: "784 pixels in 10 classes", images: "4 pixels in 10 classes")
        #expect(throws: error) { try classifier.evaluated(on: small) }
    }

    @Test func aRunGoesOnFromItsCheckpoint() throws {
        let states = CheckpointFolder(folder("run"))
        let unbroken = try fitted(epochs: 4)
        _ = try fitted(epochs: 2, callbacks: [states])
        let training = TrainingSettings(epochs: 4, learningRate: 0.2, batchSize: 20, optimizer: .sgd)
        let settings = Hyperparameters(network: .init(hidden: [16], dropout: [0.1]), training: training)
        let resumed = try ImageClassifier(settings: settings, seed: 4).fitted(
            to: images.training, test: images.test, from: Checkpoint(contentsOf: states.last))
        #expect(resumed.history.epochs.map(\.metrics) == unbroken.history.epochs.map(\.metrics))
        #expect(try resumed.classifier.model.state == unbroken.classifier.model.state)
    }
}
