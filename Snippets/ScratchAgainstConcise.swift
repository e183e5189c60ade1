// A step of the perceptron from scratch against one of layers, timed over the width of the hidden layer.
import TabularKit

/// The parameters of a layer, inputs x outputs.
func start(_ inputs: Int, _ outputs: Int) -> (weight: Parameter, bias: Parameter) {
    let weight = Tensor.normal(inputs, outputs, deviation: 0.01).value
    return (Parameter(weight), Parameter(NDArray(repeating: 0, shape: [outputs])))
}

/// A number with two decimals.
func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

/// The shortest time of a step with `net`, in milliseconds.
func milliseconds(_ parameters: [Parameter], _ net: (Tensor) -> Tensor) -> Double {
    let x = Tensor.uniform(256, 784), classes = (0..<256).map { $0 % 10 }
    let optimizer = SGD(parameters, learningRate: 0.1)
    let times = (0..<5).map { _ in
        ContinuousClock().measure {
            optimizer.zeroGradients()
            crossEntropy(net(x), classes: classes).backward()
            optimizer.step()
        }
    }
    return (times.min() ?? .zero) / .milliseconds(1)
}

for width in [16, 64, 256, 1024] {
    let (w1, b1) = start(784, width), (w2, b2) = start(width, 10)
    let scratch = milliseconds([w1, b1, w2, b2]) { x in
        let hidden = maximum(x.matmul(w1) + b1, 0)
        return hidden.matmul(w2) + b2
    }
    let net = Sequential(Linear(784, width), ReLU(), Linear(width, 10))
    let concise = milliseconds(net.parameters) { net($0) }
    print("width \(width): from scratch \(rounded(scratch)) ms, concise \(rounded(concise)) ms")
}
