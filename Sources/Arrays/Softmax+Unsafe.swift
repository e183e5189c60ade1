import CArrays
import Support

/// Softmax along an axis and its gradients: one or two passes over each line, where array arithmetic would take ten.
///
/// Errors of `softmax` are below 1 ulp. Lines along another axis than the last are copied one after another and back.
extension NDArray where Scalar == Float {
    /// xᵢ - log Σⱼ e^xⱼ along `axis`, the largest element subtracted first, against rounding.
    public func logSoftmax(along axis: Int) -> NDArray {
        onRows(along: axis, "logSoftmax") { x in
            x.softmaxOfRows { shares, scales in
                x.mapRows { row, count, x, output in
                    let (peak, shift) = (scales[row].peak, logf(scales[row].sum))
                    for index in 0..<count { output[index] = x[index] - peak - shift }
                }
            }
        }
    }

    /// e^xᵢ / Σⱼ e^xⱼ along `axis`, without overflow.
    public func softmax(along axis: Int) -> NDArray {
        onRows(along: axis, "softmax") { x in x.softmaxOfRows { shares, _ in shares } }
    }

    /// The derivatives of `logSumExp(along:)`: `softmax`, except NaN at an infinite element and 0 beside it, as in
    /// [`torch.logsumexp`](https://docs.pytorch.org/docs/stable/generated/torch.logsumexp.html).
    package func logSumExpShares(along axis: Int) -> NDArray {
        onRows(along: axis, "logSumExp") { x in
            x.softmaxOfRows { shares, scales in
                x.zipRows(shares) { row, count, x, shares, output in
                    let peak = scales[row].peak
                    let isLimit = peak.isInfinite && !(0..<count).contains { x[$0].isNaN }
                    for index in 0..<count {
                        output[index] = isLimit ? (x[index] == peak ? .nan : 0) : shares[index]
                    }
                }
            }
        }
    }

    /// For each row of a matrix, -log of the `softmax` of its class, from 0; and the `softmax` of the matrix.
    package func crossEntropies(classes: [Int]) -> (losses: NDArray, shares: NDArray) {
        softmaxOfRows { shares, scales in
            let width = shape[1]
            let losses = NDArray(uninitialized: Shape(classes.count)) { losses in
                withUnsafeElements { x in
                    for (row, column) in classes.enumerated() {
                        losses[row] = logf(scales[row].sum) - (x[row * width + column] - scales[row].peak)
                    }
                }
            }
            return (losses, shares)
        }
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
        onRows(with: shares, along: axis, "softmax") { gradient, shares in
            gradient.zipRows(shares) { _, count, gradient, shares, output in
                var sum = 0.0
                for index in 0..<count { sum += Double(gradient[index] * shares[index]) }
                let mean = Float(sum)
                for index in 0..<count { output[index] = shares[index] * (gradient[index] - mean) }
            }
        }
    }

    /// The gradient through a `logSoftmax` that gave `logShares`, from this gradient g of the output: gᵢ - sᵢ Σⱼ gⱼ.
    package func throughLogSoftmax(_ logShares: NDArray, along axis: Int) -> NDArray {
        onRows(with: logShares.exp(), along: axis, "logSoftmax") { gradient, shares in
            gradient.zipRows(shares) { _, count, gradient, shares, output in
                let sum = Float(floats_sum(gradient, count))
                for index in 0..<count { output[index] = gradient[index] - shares[index] * sum }
            }
        }
    }
}

extension NDArray where Scalar == Float {
    /// Calls `body` with the `softmax` of each row of this matrix, and the scales of the rows.
    private func softmaxOfRows<Result>(
        _ body: (NDArray, UnsafeMutableBufferPointer<softmax_scale>) -> Result
    ) -> Result {
        let (rows, count) = (shape[0], shape[1])
        return withUnsafeTemporaryAllocation(of: softmax_scale.self, capacity: rows) { scales in
            let shares = NDArray(uninitialized: shape) { shares in
                withUnsafeElements { x in
                    inParts(of: rows, width: count) { part in
                        let first = part.lowerBound, start = first * count
                        withUnsafeTemporaryAllocation(of: Float.self, capacity: count + Int(softmax_block)) { rests in
                            floats_softmax(
                                x + start, part.count, count, rests.baseAddress, shares + start,
                                scales.baseAddress.map { $0 + first })
                        }
                    }
                }
            }
            return body(shares, scales)
        }
    }

    /// Makes a matrix of this shape, row by row: `body` takes the index of the row, its length and the places of its
    /// elements and results.
    @inline(__always)
    private func mapRows(_ body: (Int, Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void) -> NDArray {
        let (rows, count) = (shape[0], shape[1])
        return NDArray(uninitialized: shape) { output in
            withUnsafeElements { input in
                for row in 0..<rows { body(row, count, input + row * count, output + row * count) }
            }
        }
    }

    /// `mapRows` of this matrix and another one of its shape.
    @inline(__always)
    private func zipRows(
        _ other: NDArray,
        _ body: (Int, Int, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) -> NDArray {
        mapRows { row, count, input, output in
            other.withUnsafeElements { body(row, count, input, $0 + row * count, output) }
        }
    }

    /// Applies `body` to the matrix of the lines along `axis`.
    @inline(__always)
    private func onRows(along axis: Int, _ operation: String, _ body: (NDArray) -> NDArray) -> NDArray {
        guard let layout = layoutOfLines(along: axis, operation) else { return body(self) }
        return count == 0 ? self : body(rows(of: layout)).fromRows(of: layout).reshaped(to: shape)
    }

    /// Applies `body` to the matrices of the lines of this array and another one of its shape.
    @inline(__always)
    private func onRows(
        with other: NDArray, along axis: Int, _ operation: String, _ body: (NDArray, NDArray) -> NDArray
    ) -> NDArray {
        require(shape == other.shape, "\(operation): shapes \(shape) and \(other.shape) do not fit")
        guard let layout = layoutOfLines(along: axis, operation) else { return body(self, other) }
        return count == 0
            ? self : body(rows(of: layout), other.rows(of: layout)).fromRows(of: layout).reshaped(to: shape)
    }

    /// The layout of the lines along `axis`; nil if they are the rows of this matrix.
    private func layoutOfLines(along axis: Int, _ operation: String) -> AxisLayout? {
        let dimension = shape.dimension(axis, operation)
        return shape.rank == 2 && dimension == 1 && count > 0 ? nil : AxisLayout(shape, axis: dimension)
    }

    /// The lines of a layout as rows of a matrix.
    private func rows(of layout: AxisLayout) -> NDArray {
        transposingBlocks(layout.extent, layout.width)
            .reshaped(to: Shape(layout.blocks * layout.width, layout.extent))
    }

    /// The inverse of `rows`: the elements in the order of the layout.
    private func fromRows(of layout: AxisLayout) -> NDArray {
        transposingBlocks(layout.width, layout.extent)
    }
}
