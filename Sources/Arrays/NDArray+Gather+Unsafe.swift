import CKernels

/// Batches: chosen rows of an array, written into memory that is used again.
extension NDArray where Scalar == Float {
    /// Makes `self` the rows of `source` at `indices`, in that order, reusing the memory it has if its shape fits.
    ///
    /// This is how a training loop fills its batch: after the first one, no batch of the same size allocates.
    public mutating func gather(rows indices: ArraySlice<Int>, of source: NDArray) {
        let width = source.rowWidth
        let rowCount = source.shape[0]
        require(indices.allSatisfy { $0 >= 0 && $0 < rowCount }, "gather: a row is outside of shape \(source.shape)")
        let target = source.shape.replacingFirst(by: indices.count)
        reshapeForOverwriting(to: target)
        withUnsafeMutableElements { output in
            source.withUnsafeElements { input in
                for position in 0..<indices.count {
                    let row = input + indices[indices.startIndex + position] * width
                    (output + position * width).update(from: row, count: width)
                }
            }
        }
    }

    /// Makes `self` the rows of `source` at `indices` as shares, a byte divided by 255, each row's in one dimension, reusing
    /// the memory it has if its shape fits.
    public mutating func gatherShares(rows indices: ArraySlice<Int>, of source: NDArray<UInt8>) {
        let (width, rowCount) = (source.rowWidth, source.shape[0])
        require(indices.allSatisfy { $0 >= 0 && $0 < rowCount }, "gather: a row is outside of shape \(source.shape)")
        let target = Shape(indices.count, width)
        reshapeForOverwriting(to: target)
        withUnsafeMutableElements { output in
            source.scalars.withUnsafeBufferPointer { input in
                indices.withUnsafeBufferPointer { indices in
                    gather_shares(indices.count, indices.baseAddress, width, input.baseAddress, output)
                }
            }
        }
    }

    /// Makes this an array of `target`'s shape whose elements are about to be written, every one of them.
    private mutating func reshapeForOverwriting(to target: Shape) {
        if shape != target { self = NDArray(uninitialized: target) { _ in } }
    }
}
