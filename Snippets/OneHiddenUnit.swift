// A hidden layer of one unit: a bottleneck of one number.
import TabularKit

let images = try await FashionMNIST(.sample, from: DatasetHub())
for hidden in [[256], [256, 1], [1]] {
    let network = MultilayerPerceptron(hidden: hidden, initializer: .xavier)
    let training = TrainingSettings(epochs: 20, learningRate: 0.1, batchSize: 20, optimizer: .sgd)
    let classifier = ImageClassifier(settings: Hyperparameters(network: network, training: training), seed: 0)
    let (_, history) = try classifier.fitted(to: images.training, test: images.test)
    print("hidden \(hidden): test accuracy \(history["test_accuracy"].last ?? .nan)")
}
