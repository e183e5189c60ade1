import CKernels

/// The loops over rows and codes: that they are in range was checked when matrix and batch were made.
extension CodedBatch {
    /// The rows times `weights`, features x outputs, plus `bias` if there is one: rows x outputs.
    func product(_ weights: NDArray<Float>, _ bias: NDArray<Float>?) -> NDArray<Float> {
        let outputs = weights.shape[1]
        return NDArray(uninitialized: Shape(rows.count, outputs)) { sums in
            withUnsafeRows { rows in
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
            withUnsafeRows { rows in
                parts.withUnsafeElements { coded_gradient(rows, outputs, $0, gradients) }
            }
        }
        return gradients
    }

    private func withUnsafeRows(_ body: (coded_rows) -> Void) {
        let (numbers, codes) = (matrix.store.numbers, matrix.store.codes)
        rows.withUnsafeBufferPointer { rows in
            numbers.scalars.withUnsafeBufferPointer { numberScalars in
                codes.scalars.withUnsafeBufferPointer { codeScalars in
                    body(
                        coded_rows(
                            count: rows.count, rows: rows.baseAddress, number_count: numbers.shape[1],
                            numbers: numberScalars.baseAddress, code_count: codes.shape[1],
                            codes: codeScalars.baseAddress))
                }
            }
        }
    }
}
