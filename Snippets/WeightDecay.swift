// Weight decay by hand and by a group of parameters: 20 rows, 200 inputs, so that overfitting is certain.
import TabularKit

var stream = RandomStream(seed: 1)
let rows = 120, inputs = 200
let features = NDArray<Float>.normal([rows, inputs], using: &stream)
let noise = NDArray<Float>.normal([rows, 1], deviation: 0.01, using: &stream)
let targets = features.matmul(NDArray(repeating: 0.01, shape: [inputs, 1])) + 0.05 + noise

func batch(_ rows: some Collection<Int>) -> (Tensor, Tensor) {
    (Tensor(features[rows: rows]), Tensor(targets[rows: rows]))
}
func loss(_ prediction: Tensor, _ target: Tensor) -> Tensor { meanSquaredError(prediction, target) / 2 }

/// Trains on rows 0 to 19 in batches of 5, tests on the others.
func train(_ net: Linear, _ optimizer: SGD, penalty: (Linear) -> Tensor? = { _ in nil }) -> String {
    for _ in 0..<100 {
        for start in stride(from: 0, to: 20, by: 5) {
            let (x, y) = batch(start..<start + 5)
            optimizer.zeroGradients()
            let error = loss(net(x), y)
            (penalty(net).map { error + $0 } ?? error).backward()
            optimizer.step()
        }
    }
    let (x, y) = batch(20..<rows)
    return "test loss \(loss(net(x), y).item), norm of w \(net.weight.value.norm())"
}

func start() -> Linear { Linear(inputs, 1, weight: .normal(), bias: .zeros, seed: 2) }

for lambda: Float in [0, 3] {
    let byHand = start()
    let result = train(byHand, SGD(byHand.parameters, learningRate: 0.003)) { net in
        (net.weight.tensor * net.weight.tensor).sum() * (lambda / 2)
    }
    print("by hand, lambda \(lambda):", result)

    let concise = start()
    let groups = [ParameterGroup([concise.weight], weightDecay: lambda), ParameterGroup([concise.bias])]
    print("by group, lambda \(lambda):", train(concise, SGD(groups, learningRate: 0.003)))
}
