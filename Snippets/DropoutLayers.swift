// Dropout by hand and as a layer, which drops in training only.
import TabularKit

func dropoutByHand(_ x: Tensor, _ p: Float) -> Tensor {
    precondition((0...1).contains(p), "p = \(p) is no probability")
    if p == 1 { return x * 0 }
    var stream = RandomStream(seed: 1)
    let mask = NDArray<Float>.uniform(x.shape, using: &stream) .> p
    return x * Tensor(mask) / (1 - p)
}

let x = Tensor([[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14, 15]])
for p: Float in [0, 0.5, 1] {
    let dropped = dropoutByHand(x, p).value, scale = p < 1 ? 1 / (1 - p) : 0
    let isRight = zip(dropped.scalars, x.value.scalars).allSatisfy { $0 == 0 || $0 == $1 * scale }
    print("by hand, p \(p):", isRight, dropped.sum() <= x.value.sum() * max(scale, 1))
}

let net = Sequential {
    LazyLinear(256); ReLU(); Dropout(0.5)
    LazyLinear(256); ReLU(); Dropout(0.5)
    LazyLinear(10)
}
let first = net(x).value, second = net(x).value
print("in evaluation the same:", first == second)
let (third, fourth) = withTraining { (net(x).value, net(x).value) }
print("in training not:", third != fourth)
