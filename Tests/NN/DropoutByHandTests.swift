import Arrays
import Autograd
import Testing

/// Dropout as *Dive into Deep Learning* writes it, from the operations that there are.
private func dropout(_ x: Tensor, _ rate: Float, using stream: inout RandomStream) -> Tensor {
    if rate == 1 { return x * 0 }
    let mask = NDArray.uniform(x.shape, from: 0, to: 1, using: &stream) .> rate
    return x * Tensor(mask) / (1 - rate)
}

@Suite struct DropoutByHandTests {
    private let x = Tensor(NDArray(repeating: 1, shape: [100, 100]), requiresGradient: true)

    @Test(arguments: [0, 0.5, 1] as [Float])
    func keepsTheExpectedShareAndScalesIt(rate: Float) {
        var stream = RandomStream(seed: 4)
        let output = dropout(x, rate, using: &stream)
        let kept = (output .!= 0).value.mean()
        #expect(abs(kept - (1 - rate)) < 0.02)
        #expect(abs(output.value.mean() - (rate == 1 ? 0 : 1)) < 0.04)
        output.sum().backward()
        #expect(x.gradient == output.value, "where x is 1, the gradient is the scaled mask")
    }
}
