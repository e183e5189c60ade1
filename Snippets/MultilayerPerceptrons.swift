// The multilayer perceptron of the images, from scratch and concise: with equal initial values, the same losses.
import TabularKit

final class PerceptronFromScratch: Module {
    let w1 = Parameter(Tensor.normal(784, 256, deviation: 0.01).value), b1 = Parameter(Tensor.zeros(256).value)
    let w2 = Parameter(Tensor.normal(256, 10, deviation: 0.01).value), b2 = Parameter(Tensor.zeros(10).value)

    func callAsFunction(_ x: Tensor) -> Tensor {
        let hidden = maximum(x.matmul(w1) + b1, 0)
        return hidden.matmul(w2) + b2
    }

    /// Takes a step against the gradients, and forgets them.
    func step(learningRate: Float) {
        for parameter in [w1, b1, w2, b2] {
            if let gradient = parameter.gradient { parameter.value -= gradient * learningRate }
            parameter.gradient = nil
        }
    }
}

/// The mean of log Σ exp(logits) less the logit of the class, for classes in a column.
func crossEntropyByHand(_ logits: Tensor, _ classes: NDArray<Float>) -> Tensor {
    let isClass = Tensor(classes .== NDArray([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]))
    return (logits.logSumExp(along: 1) - (logits * isClass).sum(along: 1)).mean()
}

let images = try await FashionMNIST(.sample, from: DatasetHub())
let data = images.training.examples, seed: RandomSeed = 3
let (epochs, batchSize, learningRate) = (10, 20, Float(0.1))

let scratch = PerceptronFromScratch()
let concise = Sequential(Linear(784, 256), ReLU(), Linear(256, 10))
concise[0].weight.value = scratch.w1.value.transposed()
concise[2].weight.value = scratch.w2.value.transposed()
concise.parameters(matching: /.*bias/).forEach { $0.parameter.value.fill(with: 0) }

var losses = [Double]()
for epoch in 1...epochs {
    var (order, stream) = (data.rows, RandomStream(seed: seed.derived(.shuffling, epoch)))
    stream.shuffle(&order)
    var (batch, sum) = (Batch(), 0.0)
    for start in stride(from: 0, to: order.count, by: batchSize) {
        data.fill(&batch, rows: order[start..<start + batchSize])
        let loss = crossEntropyByHand(scratch(Tensor(batch.features)), batch.targets)
        loss.backward()
        scratch.step(learningRate: learningRate)
        sum += Double(loss.item)
    }
    losses.append(sum / Double(order.count / batchSize))
}

let trainer = Trainer(
    epochs: epochs, batchSize: batchSize, loss: .crossEntropy(), optimizer: .sgd(learningRate: learningRate),
    seed: seed)
let history = try trainer.fit(concise, data)

/// A loss to four decimals; further ones depend on the processor.
func rounded(_ loss: Double) -> Double { (loss * 1e4).rounded() / 1e4 }

for (epoch, (byHand, loss)) in zip(losses, history["train_loss"]).enumerated() {
    print("epoch \(epoch + 1): from scratch \(rounded(byHand)), concise \(rounded(loss))")
}
for (name, net) in [("from scratch", scratch), ("concise", concise)] as [(String, any Module)] {
    let accuracy = evaluate(net, on: images.test.examples, loss: .crossEntropy(), metrics: [.accuracy])["accuracy"]
    print("test accuracy, \(name): \(accuracy ?? .nan)")
}
