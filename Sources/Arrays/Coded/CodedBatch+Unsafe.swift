import CKernels

/// The loops over codes. That these are in range was checked when the matrix was made, the rows when their numbers were taken.
extension CodedBatch {
    /// Adds the weights of each row's codes, features x outputs, to its sums.
    func addWeights(_ byFeature: NDArray<Float>, to sums: inout NDArray<Float>) {
        let (count, outputs) = (rows.count, byFeature.shape[1])
        sums.withUnsafeMutableElements { sums in
            withUnsafeCodes { rows, perRow, codes in
                byFeature.withUnsafeElements { coded_add(count, rows, perRow, codes, outputs, $0, sums) }
            }
        }
    }

    /// Adds each row of `gradient` to the lines of its codes: the reverse of `addWeights`.
    func scatter(_ gradient: NDArray<Float>, to byFeature: inout NDArray<Float>) {
        let (count, outputs) = (rows.count, gradient.shape[1])
        byFeature.withUnsafeMutableElements { gradients in
            withUnsafeCodes { rows, perRow, codes in
                gradient.withUnsafeElements { coded_scatter(count, rows, perRow, codes, outputs, $0, gradients) }
            }
        }
    }

    private func withUnsafeCodes(_ body: (UnsafePointer<Int>?, _ perRow: Int, UnsafePointer<Int32>?) -> Void) {
        rows.withUnsafeBufferPointer { rows in
            matrix.codes.scalars.withUnsafeBufferPointer { codes in
                body(rows.baseAddress, matrix.codes.shape[1], codes.baseAddress)
            }
        }
    }
}
