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

/// Products at the limit of the processor, and those of the main loops: of an epoch of Fashion-MNIST, and of a step of the
/// linear model for house prices. ᵀ marks a factor that is stored transposed.
func productMeasurements() -> [Measurement] {
    let shapes: [(rows: Int, depth: Int, columns: Int, transposes: (left: Bool, right: Bool))] = [
        (1024, 1024, 1024, (false, false)), (256, 784, 256, (false, true)), (256, 256, 10, (false, true)),
        (256, 10, 256, (false, false)), (10, 256, 256, (true, false)), (256, 256, 784, (true, false)),
        (64, 331, 1, (false, true)), (1, 64, 331, (true, false)),
    ]
    return shapes.map { rows, depth, columns, transposes in
        var stream = RandomStream(seed: 1)
        let left = NDArray<Float>.uniform(transposes.left ? [depth, rows] : [rows, depth], using: &stream)
        let right = NDArray<Float>.uniform(transposes.right ? [columns, depth] : [depth, columns], using: &stream)
        let (leftMark, rightMark) = (transposes.left ? "ᵀ" : "", transposes.right ? "ᵀ" : "")
        return Measurement(
            "\(rows) x \(depth)\(leftMark) times \(depth) x \(columns)\(rightMark)", unit: "μs", per: 1e-6
        ) {
            _ = left.matmul(right, transposingSelf: transposes.left, transposingOther: transposes.right)
        }
    }
}
