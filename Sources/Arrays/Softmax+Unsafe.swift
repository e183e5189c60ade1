#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Shares along an axis and the gradients through them: a pass or two over each line, where arithmetic of whole arrays would
/// take ten.
extension NDArray where Scalar == Float {
    /// xᵢ - log Σⱼ e^xⱼ along `axis`: the logarithms of shares that add up to 1.
    ///
    /// The largest element is subtracted first: among large ones, the logarithm would be lost in rounding.
    public func logSoftmax(along axis: Int) -> NDArray {
        mapLines(along: axis, "logSoftmax") { line, input, output in
            let peak = line.reduce(-.infinity) { larger($0, input[$1]) }
            let total = line.reduce(0.0) { $0 + Double(expf(input[$1] - peak)) }
            let shift = logf(Float(total))
            for index in line { output[index] = input[index] - peak - shift }
        }
    }

    /// e^xᵢ / Σⱼ e^xⱼ along `axis`: shares that add up to 1, without overflow.
    public func softmax(along axis: Int) -> NDArray {
        mapLines(along: axis, "softmax") { line, input, output in
            let peak = line.reduce(-.infinity) { larger($0, input[$1]) }
            for index in line { output[index] = expf(input[index] - peak) }
            let scale = Float(1 / line.reduce(0.0) { $0 + Double(output[$1]) })
            for index in line { output[index] *= scale }
        }
    }

    /// The gradient of the input of a softmax along `axis` that gave `shares`, from this gradient g of the output:
    /// sᵢ (gᵢ - Σⱼ gⱼ sⱼ).
    package func throughSoftmax(_ shares: NDArray, along axis: Int) -> NDArray {
        zipLines(shares, along: axis, "softmax") { line, gradient, shares, output in
            let mean = Float(line.reduce(0.0) { $0 + Double(gradient[$1] * shares[$1]) })
            for index in line { output[index] = shares[index] * (gradient[index] - mean) }
        }
    }

    /// The gradient of the input of a `logSoftmax` along `axis` that gave `logShares`, from this gradient g of the output:
    /// gᵢ - sᵢ Σⱼ gⱼ.
    package func throughLogSoftmax(_ logShares: NDArray, along axis: Int) -> NDArray {
        zipLines(logShares, along: axis, "logSoftmax") { line, gradient, logShares, output in
            let sum = Float(line.reduce(0.0) { $0 + Double(gradient[$1]) })
            for index in line { output[index] = gradient[index] - expf(logShares[index]) * sum }
        }
    }

    /// Computes each line along `axis` by itself: `body` gets its offsets, the elements, and where to write the results.
    @inline(__always)
    private func mapLines(
        along axis: Int, _ operation: String,
        _ body: (StrideTo<Int>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) -> NDArray {
        let layout = AxisLayout(shape, axis: shape.dimension(axis, operation))
        return NDArray(uninitialized: shape) { output in
            withUnsafeElements { input in
                layout.forEachLine { line in body(line, input, output) }
            }
        }
    }

    /// Computes each line along `axis` by itself, from the elements of this array and of another one of its shape.
    @inline(__always)
    private func zipLines(
        _ other: NDArray, along axis: Int, _ operation: String,
        _ body: (StrideTo<Int>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) -> NDArray {
        require(shape == other.shape, "\(operation): shapes \(shape) and \(other.shape) do not fit")
        return mapLines(along: axis, operation) { line, input, output in
            other.withUnsafeElements { body(line, input, $0, output) }
        }
    }
}
