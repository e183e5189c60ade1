import CKernels

/// The loops over rows and codes: that they are in range was checked when matrix and batch were made.
extension CodedBatch {
    /// The rows times `weights`, features x outputs, plus `bias`: rows x outputs.
    func product(_ weights: NDArray<Float>, _ bias: NDArray<Float>) -> NDArray<Float> {
        let outputs = weights.shape[1]
        return NDArray(uninitialized: Shape(rows.count, outputs)) { sums in
            withUnsafeRows { rows in
                weights.withUnsafeElements { weights in
                    bias.withUnsafeElements { coded_product(rows, outputs, weights, $0, sums) }
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
        rows.withUnsafeBufferPointer { rows in
            matrix.numbers.scalars.withUnsafeBufferPointer { numbers in
                matrix.codes.scalars.withUnsafeBufferPointer { codes in
                    body(
                        coded_rows(
                            count: rows.count, rows: rows.baseAddress, number_count: matrix.numbers.shape[1],
                            numbers: numbers.baseAddress, code_count: matrix.codes.shape[1], codes: codes.baseAddress))
                }
            }
        }
    }
}

extension NDArray<Int32> {
    /// The smallest and the largest element, but at most and at least 0.
    var range: ClosedRange<Int32> {
        let range = scalars.withUnsafeBufferPointer { integers_range($0.baseAddress, $0.count) }
        return range.lowest...range.highest
    }
}
