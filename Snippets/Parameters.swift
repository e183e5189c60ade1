// Parameters: one by attribute, position or name, all at once, by pattern, through nested blocks, and tied.
import TabularKit

let net = Sequential {
    LazyLinear(8); ReLU(); LazyLinear(1)
}
let x = Tensor.uniform(2, 4)
/// The values to four decimals; further ones depend on the processor.
func rounded(_ x: NDArray<Float>) -> NDArray<Float> {
    NDArray(shape: x.shape, scalars: x.scalars.map { ($0 * 1e4).rounded() / 1e4 + 0 })
}

print("output:", net(x).shape)

print("by position:", rounded(net[2].bias.value), "by name:", rounded(net["2.bias"].value))
print("gradient before backward:", net["2.weight"].gradient as Any)
print(try net[2].module.state)
for parameter in net.namedParameters { print(parameter.name, parameter.shape) }
print("weights:", net.parameters(matching: /.*weight/).map(\.name))

let blocks = Sequential()
for index in 0..<4 {
    blocks.append(Sequential(Linear(4, 8), ReLU(), Linear(8, 4), ReLU()), named: "block \(index)")
}
let nested = Sequential(blocks, Linear(4, 1))
print("nested:", nested(x).shape, nested[0][1][0].bias.shape, nested["0.block 1.0.bias"].shape)

let first = Linear(4, 8), shared = Linear(8, 8), last = Linear(8, 1)
print("by attribute:", shared.weight.shape)
let tied = Sequential(first, ReLU(), shared, ReLU(), shared, ReLU(), last)
shared.weight.value[0, 0] = 100
print("tied:", rounded(tied[2].weight.value[row: 0]), rounded(tied[4].weight.value[row: 0]), separator: "\n")
print("parameters:", tied.parameters.count)

let copies = (0..<2).map { _ in Linear(weight: shared.weight.value, bias: shared.bias?.value) }
let untied = Sequential(first, ReLU(), copies[0], ReLU(), copies[1], ReLU(), last)
tied(x).sum().backward()
untied(x).sum().backward()
if let sum = shared.bias?.gradient, let one = copies[0].bias?.gradient, let other = copies[1].bias?.gradient {
    print("gradient of the tied bias:", rounded(sum), separator: "\n")
    print("sum of the two untied ones:", rounded(one + other), separator: "\n")
}
