// Parameters: one by attribute, position or name, all at once, by pattern, through nested blocks, and tied.
import TabularKit

let net = Sequential {
    LazyLinear(8); ReLU(); LazyLinear(1)
}
let x = Tensor.uniform(2, 4)
print("output:", net(x).shape)

print("by position:", net[2].bias.shape, "by name:", net["2.bias"].shape)
print("gradient before backward:", net["2.weight"].gradient as Any)
for parameter in net.namedParameters { print(parameter.name, parameter.shape) }
print("weights:", net.parameters(matching: /.*weight/).map(\.name))

let blocks = Sequential()
for index in 0..<4 {
    blocks.append(Sequential(Linear(4, 8), ReLU(), Linear(8, 4), ReLU()), named: "block \(index)")
}
let nested = Sequential(blocks, Linear(4, 1))
print("nested:", nested(x).shape, nested[0][1][0].bias.shape, nested["0.block 1.0.bias"].shape)

let shared = Linear(8, 8)
let tied = Sequential(Linear(4, 8), ReLU(), shared, ReLU(), shared, ReLU(), Linear(8, 1))
shared.weight.value[0, 0] = 100
print("tied:", tied[2].weight === tied[4].weight, tied[4].weight.value[0, 0], tied.parameters.count)
