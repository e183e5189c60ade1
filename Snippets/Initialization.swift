// Start values: built in, one for each layer, one's own, and set directly.
import TabularKit

let net = Sequential(Linear(4, 8), ReLU(), Linear(8, 1))

net.initialize(weight: .normal(deviation: 0.01), bias: .zeros)
print("normal:", net["0.weight"].value.norm() < 0.2, net["0.bias"].value)
net.initialize(weight: .constant(1), bias: .zeros)
print("constant:", net["2.weight"].value)

let layers = Sequential(Linear(4, 8, weight: .xavierUniform), ReLU(), Linear(8, 1, weight: .constant(42)))
print("by layer:", layers["2.weight"].value[0, 0])

let custom = Initializer("uniform, the small ones zeroed") { name, shape, stream in
    print("init", name, shape)
    let value = NDArray<Float>.uniform(shape, from: -10, to: 10, using: &stream)
    return NDArray(shape: shape, scalars: value.scalars.map { abs($0) >= 5 ? $0 : 0 })
}
net.initialize(weight: custom)
print("custom:", net["0.weight"].value.scalars.allSatisfy { $0 == 0 || abs($0) >= 5 })

net.initialize(weight: .zeros)
net["0.weight"].value += 1
net["0.weight"].value[row: 1] = [5, 6, 7, 8]
net["0.weight"].value[0, 0] = 42
print("set:", net[0].weight.value[0..<3, 0...])
