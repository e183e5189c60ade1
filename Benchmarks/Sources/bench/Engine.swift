import TabularKit

/// What the engine itself costs, with next to no arithmetic: small operations, forward and backward, and walking a model. And
/// what random numbers cost.
func engineMeasurements() -> [Measurement] { operations() + randomNumbers() + [walk()] }

/// Chains of one operation on 16 floats, each link and its backward part.
private func operations() -> [Measurement] {
    let links = 100
    func chain(_ name: String, _ operation: @escaping (Tensor, Tensor) -> Tensor) -> Measurement {
        let x = Tensor(NDArray(repeating: 0.5, shape: [4, 4]), requiresGradient: true)
        let y = Tensor(NDArray(repeating: 0.5, shape: [4, 4]), requiresGradient: true)
        return Measurement(name, unit: "ns", per: Double(links) * 1e-9) {
            var z = x
            for _ in 0..<links { z = operation(z, y) }
            z.sum().backward()
            (x.gradient, y.gradient) = (nil, nil)
        }
    }
    let bias = Tensor(NDArray(repeating: 0.5, shape: [4]), requiresGradient: true)
    return [
        chain("x + y") { $0 + $1 },
        chain("x - y") { $0 - $1 },
        chain("x * y") { $0 * $1 },
        chain("x / y") { $0 / $1 },
        chain("x + bias") { x, _ in x + bias },
        chain("x * 0.5") { x, _ in x * 0.5 },
        chain("relu(x)") { x, _ in relu(x) },
        chain("sigmoid(x)") { x, _ in sigmoid(x) },
        chain("tanh(x)") { x, _ in tanh(x) },
        chain("exp(-x)") { x, _ in (-x).exp() },
        chain("matmul(x, y)") { $0.matmul($1) },
        chain("linear(x, y, bias)") { linear($0, weight: $1, bias: bias) },
        chain("softmax(x)") { x, _ in softmax(x) },
    ]
}

/// Many random numbers, for each of them.
private func randomNumbers() -> [Measurement] {
    let count = 1 << 16
    var stream = RandomStream(seed: 0)
    func each(_ name: String, _ body: @escaping () -> NDArray<Float>) -> Measurement {
        Measurement("\(name), a number of many", unit: "ns", per: Double(count) * 1e-9) { _ = body() }
    }
    return [
        each("uniform") { .uniform([count], using: &stream) },
        each("normal") { .normal([count], using: &stream) },
    ]
}

/// Building a model of 100 layers, and finding its 200 parameters.
private func walk() -> Measurement {
    Measurement("build and walk", unit: "ms", per: 1e-3) {
        let net = Sequential((0..<100).map { _ in Linear(4, 4) })
        precondition(net.namedParameters.count == 200)
    }
}
