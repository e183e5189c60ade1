import CArrays

/// The loops over rows and codes, which were checked to be in range when matrix and batch were made.
extension CodedBatch {
    /// The rows times `weights`, features x outputs, plus `bias` if there is one: rows x outputs.
    func product(_ weights: NDArray<Float>, _ bias: NDArray<Float>?) -> NDArray<Float> {
        let outputs = weights.shape[1]
        return NDArray(uninitialized: Shape(rows.count, outputs)) { sums in
            matrix.store.withUnsafeRows(rows) { rows in
                // Without features there are no weights, and the sums are the bias.
                weights.scalars.withUnsafeBufferPointer { weights in
                    guard let bias else { return coded_product(rows, outputs, weights.baseAddress, nil, sums) }
                    bias.withUnsafeElements { coded_product(rows, outputs, weights.baseAddress, $0, sums) }
                }
            }
        }
    }

    /// The transposed rows times `parts`, rows x outputs: features x outputs.
    func transposedProduct(_ parts: NDArray<Float>) -> NDArray<Float> {
        let outputs = parts.shape[1]
        var gradients = NDArray<Float>(repeating: 0, shape: Shape(matrix.width, outputs))
        gradients.withUnsafeMutableElements { gradients in
            matrix.store.withUnsafeRows(rows) { rows in
                parts.withUnsafeElements { coded_gradient(rows, outputs, $0, gradients) }
            }
        }
        return gradients
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
