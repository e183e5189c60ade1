import TabularKit

/// Elementary functions of a million numbers and of 64 x 256, for each number.
func functionMeasurements() -> [Measurement] {
    [[1 << 20], [64, 256]].flatMap { (shape: Shape) in
        var stream = RandomStream(seed: 0)
        let x = NDArray<Float>.uniform(shape, from: 0, to: 4, using: &stream)
        let rows = x.reshaped(to: [x.count / 256, 256])
        func each(_ name: String, _ body: @escaping () -> Any) -> Measurement {
            let size = shape.map(String.init).joined(separator: " x ")
            return Measurement("\(name), \(size)", unit: "ns", per: Double(x.count) * 1e-9) { _ = body() }
        }
        return [
            each("exp") { x.exp() }, each("log") { x.log() }, each("sqrt") { x.squareRoot() },
            each("sin") { x.sin() }, each("cos") { x.cos() }, each("sigmoid") { x.sigmoid() },
            each("tanh") { x.tanh() }, each("erf") { x.errorFunction() }, each("gelu") { gelu(Tensor(x)) },
            each("softmax") { rows.softmax(along: 1) },
        ]
    }
}
