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
    /// From the lowest to the highest element; -1 ... -1 if there is none.
    var range: ClosedRange<Int32> {
        let (lowest, highest) = scalars.withUnsafeBufferPointer { codes in
            codes.reduce(into: (Int32.max, Int32.min)) { $0 = (Swift.min($0.0, $1), Swift.max($0.1, $1)) }
        }
        return count == 0 ? -1 ... -1 : lowest...highest
    }
}
