import TabularKit

/// The matrix products of one epoch of the 784-256-10 perceptron, 60,000 images in batches of 256, and nothing else.
func epochProducts() -> Measurement {
    var stream = RandomStream(seed: 1)
    let images = NDArray<Float>.uniform([256, 784], using: &stream),
        hidden = NDArray<Float>.uniform([256, 256], using: &stream)
    let weights = NDArray<Float>.uniform([256, 784], using: &stream),
        outputs = NDArray<Float>.uniform([256, 10], using: &stream)
    let outputWeights = NDArray<Float>.uniform([10, 256], using: &stream)
    return Measurement("epoch products", unit: "s", per: 1) {
        for _ in 0..<235 {
            _ = images.matmul(weights, transposingOther: true)
            _ = hidden.matmul(outputWeights, transposingOther: true)
            _ = outputs.matmul(outputWeights)
            _ = outputs.matmul(hidden, transposingSelf: true)
            _ = hidden.matmul(images, transposingSelf: true)
        }
    }
}
