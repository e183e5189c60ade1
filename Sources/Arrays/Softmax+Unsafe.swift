import Support

/// Softmax along an axis and its gradients: one or two passes over each line, where array arithmetic would take ten.
extension NDArray where Scalar == Float {
    /// xᵢ - log Σⱼ e^xⱼ along `axis`, the largest element subtracted first, against rounding.
    public func logSoftmax(along axis: Int) -> NDArray {
        mapLines(along: axis, "logSoftmax") { line, input, output in
            let peak = line.peak(of: input)
            let shift = logf(Float(line.sum { expf(input[$0] - peak) }))
            line.forEach { output[$0] = input[$0] - peak - shift }
        }
    }

    /// e^xᵢ / Σⱼ e^xⱼ along `axis`, without overflow.
    public func softmax(along axis: Int) -> NDArray {
        mapLines(along: axis, "softmax") { line, input, output in
            writeShares(line, peak: line.peak(of: input), input, output)
        }
    }

    /// The derivatives of `logSumExp(along:)`: `softmax`, except NaN at an infinite element and 0 beside it, as in
    /// [`torch.logsumexp`](https://docs.pytorch.org/docs/stable/generated/torch.logsumexp.html).
    package func logSumExpShares(along axis: Int) -> NDArray {
        mapLines(along: axis, "logSumExp") { line, input, output in
            let peak = line.peak(of: input)
            if peak.isInfinite {
                line.forEach { output[$0] = input[$0] == peak ? .nan : 0 }
            } else {
                writeShares(line, peak: peak, input, output)
            }
        }
    }

    /// For each row of a matrix, -log of the `softmax` of its class, from 0; and the `softmax` of the matrix.
    package func crossEntropies(classes: [Int]) -> (losses: NDArray, shares: NDArray) {
        var losses = NDArray(repeating: 0, shape: Shape(classes.count))
        let shares = mapLines(along: 1, "crossEntropy") { line, input, output in
            let peak = line.peak(of: input), row = line.first / line.count
            let total = writeShares(line, peak: peak, input, output)
            losses.scalars[row] = logf(total) - (input[line.first + classes[row]] - peak)
        }
        return (losses, shares)
    }

    /// The gradients through `crossEntropies` that gave these shares, for a gradient of 1 of each loss: sᵢ, less 1 for
    /// the class.
    package func throughCrossEntropies(classes: [Int]) -> NDArray {
        var gradients = self
        let width = shape[1]
        gradients.withUnsafeMutableElements { gradients in
            for (row, column) in classes.enumerated() { gradients[row * width + column] -= 1 }
        }
        return gradients
    }

    /// The gradient through a softmax that gave `shares`, from this gradient g of the output: sᵢ (gᵢ - Σⱼ gⱼ sⱼ).
    package func throughSoftmax(_ shares: NDArray, along axis: Int) -> NDArray {
        zipLines(shares, along: axis, "softmax") { line, gradient, shares, output in
            let mean = Float(line.sum { gradient[$0] * shares[$0] })
            line.forEach { output[$0] = shares[$0] * (gradient[$0] - mean) }
        }
    }

    /// The gradient through a `logSoftmax` that gave `logShares`, from this gradient g of the output: gᵢ - sᵢ Σⱼ gⱼ.
    package func throughLogSoftmax(_ logShares: NDArray, along axis: Int) -> NDArray {
        zipLines(logShares, along: axis, "logSoftmax") { line, gradient, logShares, output in
            let sum = Float(line.sum { gradient[$0] })
            line.forEach { output[$0] = gradient[$0] - expf(logShares[$0]) * sum }
        }
    }

    /// Writes the softmax of a line. Returns Σ e^(x - peak).
    @inline(__always)
    @discardableResult
    private func writeShares(
        _ line: Line, peak: Float, _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>
    ) -> Float {
        line.forEach { output[$0] = expf(input[$0] - peak) }
        let total = line.sum { output[$0] }
        let scale = Float(1 / total)
        line.forEach { output[$0] *= scale }
        return Float(total)
    }

    /// Calls `body` with each line along `axis`, the elements, and the place of the results.
    @inline(__always)
    private func mapLines(
        along axis: Int, _ operation: String,
        _ body: (Line, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) -> NDArray {
        let layout = AxisLayout(shape, axis: shape.dimension(axis, operation))
        return NDArray(uninitialized: shape) { output in
            withUnsafeElements { input in
                layout.forEachLine { line in body(line, input, output) }
            }
        }
    }

    /// `mapLines` of this array and another one of its shape.
    @inline(__always)
    private func zipLines(
        _ other: NDArray, along axis: Int, _ operation: String,
        _ body: (Line, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) -> NDArray {
        require(shape == other.shape, "\(operation): shapes \(shape) and \(other.shape) do not fit")
        return mapLines(along: axis, operation) { line, input, output in
            other.withUnsafeElements { body(line, input, $0, output) }
        }
    }
}
