import CArrays

/// The loops over rows and codes, which were checked to be in range when matrix and batch were made.
extension CodedBatch {
    /// The rows times the transposed `weight`, outputs x features, plus `bias` if there is one: rows x outputs.
    func product(_ weight: NDArray<Float>, _ bias: NDArray<Float>?) -> NDArray<Float> {
        let outputs = weight.shape[0]
        let only = outputs == 1 ? bias?.scalars.first : nil
        var sums = NDArray<Float>(repeating: only ?? 0, shape: Shape(rows.count, outputs))
        if let bias, outputs > 1 { sums = sums + bias }
        let codeWeights = outputs == 1 ? weight : weight[0..., numberCount...].transposed()
        sums.withUnsafeMutableElements { sums in
            if outputs > 1 {
                withNumbers { numbers in
                    weight.withUnsafeElements { weight in
                        addProduct(
                            rows: rows.count, depth: numberCount, columns: outputs, numbers,
                            MatrixPart(elements: weight, stride: matrix.width, isTransposed: true), to: sums,
                            stride: outputs)
                    }
                }
            }
            matrix.store.withUnsafeRows(rows) { rows in
                // Without features there are no weights.
                codeWeights.scalars.withUnsafeBufferPointer { coded_product(rows, outputs, $0.baseAddress, sums) }
            }
        }
        return sums
    }

    /// The transposed `parts`, rows x outputs, times the rows: outputs x features.
    func transposedProduct(_ parts: NDArray<Float>) -> NDArray<Float> {
        let outputs = parts.shape[1]
        var gradients = NDArray<Float>(
            repeating: 0, shape: Shape(matrix.width - (outputs == 1 ? 0 : numberCount), outputs))
        gradients.withUnsafeMutableElements { gradients in
            matrix.store.withUnsafeRows(rows) { rows in
                parts.withUnsafeElements { coded_gradient(rows, outputs, $0, gradients) }
            }
        }
        if outputs == 1 { return gradients.reshaped(to: Shape(1, matrix.width)) }
        var all = NDArray<Float>(repeating: 0, shape: Shape(outputs, matrix.width))
        if numberCount < matrix.width { all[0..., numberCount...] = gradients.transposed() }
        all.withUnsafeMutableElements { all in
            withNumbers { numbers in
                parts.withUnsafeElements { parts in
                    addProduct(
                        rows: outputs, depth: rows.count, columns: numberCount,
                        MatrixPart(elements: parts, stride: outputs, isTransposed: true), numbers, to: all,
                        stride: matrix.width)
                }
            }
        }
        return all
    }

    private var numberCount: Int { matrix.store.numberCount }

    /// Calls `body` with a copy of the numbers of the rows: rows x numbers.
    private func withNumbers(_ body: (MatrixPart) -> Void) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: rows.count * numberCount) { numbers in
            guard let first = numbers.baseAddress else { return }
            matrix.store.withUnsafeRows(rows) { coded_numbers($0, first) }
            body(MatrixPart(elements: first, stride: numberCount))
        }
    }

    /// The rows with their zeros and ones; a code that a row has twice is a 2, as in `linear`.
    package func dense() -> NDArray<Float> {
        var dense = NDArray<Float>(repeating: 0, shape: shape)
        dense.withUnsafeMutableElements { dense in
            matrix.store.withUnsafeRows(rows) { x in
                for position in 0..<x.count {
                    let (line, row) = (dense + position * matrix.width, x.rows[position])
                    for index in 0..<x.number_count { line[index] = x.numbers[row * x.number_count + index] }
                    for index in 0..<x.code_count {
                        let code = Int(x.codes[row * x.code_count + index])
                        if code >= 0 { line[code] += 1 }
                    }
                }
            }
        }
        return dense
    }
}
