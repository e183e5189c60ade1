// Initializers: built-in, per layer, custom, and direct assignment.
import TabularKit

let net = Sequential(Linear(4, 8), ReLU(), Linear(8, 1))

/// The values to four decimals; further ones depend on the processor.
func rounded(_ x: NDArray<Float>) -> NDArray<Float> {
    NDArray(shape: x.shape, scalars: x.scalars.map { ($0 * 1e4).rounded() / 1e4 + 0 })
}

net.initialize(weight: .normal(deviation: 0.01), bias: .zeros)
print("normal:", rounded(net["0.weight"].value[row: 0]), net["0.bias"].value)
net.initialize(weight: .constant(1), bias: .zeros)
print("constant:", net["2.weight"].value)

let layers = Sequential(Linear(4, 8, weight: .xavierUniform), ReLU(), Linear(8, 1, weight: .constant(42)))
print("by layer:", rounded(layers["0.weight"].value[row: 0]), layers["2.weight"].value)

let custom = Initializer("uniform, the small ones zeroed") { name, shape, stream in
    print("init", name, shape)
    let value = NDArray<Float>.uniform(shape, from: -10, to: 10, using: &stream)
    return NDArray(shape: shape, scalars: value.scalars.map { abs($0) >= 5 ? $0 : 0 })
}
net.initialize(weight: custom)
print("custom:", rounded(net["0.weight"].value[0..<2, 0...]), separator: "\n")

net.initialize(weight: .zeros)
net["0.weight"].value += 1
net["0.weight"].value[row: 1] = [5, 6, 7, 8]
net["0.weight"].value[0, 0] = 42
print("set:", net[0].weight.value[0..<3, 0...], separator: "\n")
