// Weight decay by hand and by a group of parameters: 20 rows, 200 inputs, so that overfitting is certain.
import Foundation
import TabularKit

var stream = RandomStream(seed: 1)
let rows = 120, inputs = 200
let features = NDArray<Float>.normal([rows, inputs], using: &stream)
let noise = NDArray<Float>.normal([rows, 1], deviation: 0.01, using: &stream)
let targets = features.matmul(NDArray(repeating: 0.01, shape: [inputs, 1])) + 0.05 + noise

func loss(_ net: Linear, _ rows: Range<Int>) -> Tensor {
    halfSquaredError(net(Tensor(features[rows: rows])), Tensor(targets[rows: rows]))
}

/// Trains on rows 0 to 19 in batches of 5, and tests on the others; gives the losses after each epoch.
func train(_ net: Linear, _ optimizer: SGD, penalty: Float = 0) -> (train: [Double], test: [Double]) {
    var losses = (train: [Double](), test: [Double]())
    for _ in 0..<100 {
        for start in stride(from: 0, to: 20, by: 5) {
            optimizer.zeroGradients()
            let squares = (net.weight * net.weight).sum()
            (loss(net, start..<start + 5) + squares * (penalty / 2)).backward()
            optimizer.step()
        }
        losses.train.append(Double(loss(net, 0..<20).item))
        losses.test.append(Double(loss(net, 20..<rows).item))
    }
    return losses
}

/// Shows the curves and the norm of the weights.
func show(_ name: String, _ net: Linear, _ losses: (train: [Double], test: [Double])) {
    let curves: KeyValuePairs = ["train": losses.train, "test": losses.test]
    print(Chart.learningCurves(title: name, y: .init("loss", .logarithmic), curves).terminalText(height: 8))
    let (loss, norm) = (losses.test.last ?? .nan, Double(net.weight.value.norm()))
    print(String(format: "\(name): test loss %.4f, norm of w %.4f", loss, norm))
}

func start() -> Linear { Linear(inputs, 1, weight: .normal(), bias: .zeros, seed: 2) }

for lambda: Float in [0, 3] {
    let byHand = start()
    let optimizer = SGD(byHand.parameters, learningRate: 0.003)
    show("by hand, lambda \(lambda)", byHand, train(byHand, optimizer, penalty: lambda))

    let concise = start()
    let groups = [ParameterGroup([concise.weight], weightDecay: lambda), ParameterGroup([concise["bias"]])]
    show("by group, lambda \(lambda)", concise, train(concise, SGD(groups, learningRate: 0.003)))
}
