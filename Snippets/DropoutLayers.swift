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
for p: Float in [0, 0.5, 1] { print("p = \(p):", dropoutByHand(x, p), separator: "\n") }

/// The values to four decimals; further ones depend on the processor.
func rounded(_ x: NDArray<Float>) -> NDArray<Float> {
    NDArray(shape: x.shape, scalars: x.scalars.map { ($0 * 1e4).rounded() / 1e4 + 0 })
}

let net = Sequential {
    LazyLinear(256); ReLU(); Dropout(0.5)
    LazyLinear(256); ReLU(); Dropout(0.5)
    LazyLinear(10)
}
for _ in 0..<2 { print("evaluation:", rounded(net(x).value[row: 0]), separator: "\n") }
for _ in 0..<2 { print("training:", rounded(withTraining { net(x).value[row: 0] }), separator: "\n") }
