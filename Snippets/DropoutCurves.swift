// Dropout between the layers of a perceptron, from scratch and concise, with the curves of both.
import TabularKit

func dropoutByHand(_ x: Tensor, _ p: Float) -> Tensor {
    let isKept = Tensor.uniform(x.shape[0], x.shape[1]) .> p
    return x * isKept / (1 - p)
}

final class DropoutFromScratch: Module {
    let first = Linear(784, 256), second = Linear(256, 256), last = Linear(256, 10)

    func callAsFunction(_ x: Tensor) -> Tensor {
        var x = relu(first(x))
        if TrainingMode.isOn { x = dropoutByHand(x, 0.2) }
        x = relu(second(x))
        if TrainingMode.isOn { x = dropoutByHand(x, 0.5) }
        return last(x)
    }
}

let concise = Sequential(
    Linear(784, 256), ReLU(), Dropout(0.2), Linear(256, 256), ReLU(), Dropout(0.5), Linear(256, 10))

let images = try await FashionMNIST(.sample, from: DatasetHub())
var trainer = Trainer(epochs: 10, batchSize: 20, loss: .crossEntropy(), optimizer: .sgd(learningRate: 0.1), seed: 1)
trainer.metrics = [.accuracy]
let test = Evaluation(on: images.test.examples, metrics: [.accuracy], prefix: "test")

for (name, net) in [("from scratch", DropoutFromScratch()), ("concise", concise)] as [(String, any Module)] {
    let history = try trainer.fit(net, images.training.examples, callbacks: [test])
    let chart = Chart.learningCurves(
        title: name, y: .init(""),
        [
            "train loss": history["train_loss"], "train acc": history["train_accuracy"],
            "test acc": history["test_accuracy"],
        ])
    print(chart.terminalText())
    print("test accuracy, \(name): \(history["test_accuracy"].last ?? .nan)")
}
