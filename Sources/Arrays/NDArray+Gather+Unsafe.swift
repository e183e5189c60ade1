import CKernels

extension NDArray {
    /// The rows (elements along the first dimension) at `indices`, in that order. Copies them.
    public subscript(rows indices: some Collection<Int>) -> NDArray {
        let indices = Array(indices)[...]
        requireRows(indices)
        return NDArray(uninitialized: shape.replacingFirst(by: indices.count)) { copyRows(indices, to: $0) }
    }

    /// Copies the rows at `indices`, which are known to be there.
    fileprivate func copyRows(_ indices: ArraySlice<Int>, to output: UnsafeMutablePointer<Scalar>) {
        let size = rowWidth * MemoryLayout<Scalar>.stride
        scalars.withUnsafeBufferPointer { input in
            // Targets mostly: a call for each would take longer than the copy.
            if rowWidth == 1 {
                for (place, index) in indices.enumerated() { output[place] = input[index] }
                return
            }
            indices.withUnsafeBufferPointer { gather_rows($0.count, $0.baseAddress, size, input.baseAddress, output) }
        }
    }
}

/// Batches: chosen rows of an array, written into memory that is used again.
extension NDArray where Scalar == Float {
    /// Makes `self` the rows of `source` at `indices`, in that order, reusing the memory it has if its shape fits.
    ///
    /// This is how a training loop fills its batch: after the first one, no batch of the same size allocates.
    public mutating func gather(rows indices: ArraySlice<Int>, of source: NDArray) {
        source.requireRows(indices)
        reshapeForOverwriting(to: source.shape.replacingFirst(by: indices.count))
        withUnsafeMutableElements { source.copyRows(indices, to: $0) }
    }

    /// Makes `self` the rows of `source` at `indices` as shares, a byte divided by 255, each row's in one dimension, reusing
    /// the memory it has if its shape fits.
    public mutating func gatherShares(rows indices: ArraySlice<Int>, of source: NDArray<UInt8>) {
        let width = source.rowWidth
        source.requireRows(indices)
        reshapeForOverwriting(to: Shape(indices.count, width))
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

extension NDArray {
    /// Stops the program unless each of `indices` is a row of this array.
    func requireRows(_ indices: ArraySlice<Int>) {
        let rowCount = UInt(bitPattern: shape[0])
        indices.withUnsafeBufferPointer { indices in
            var areInside = true
            for index in indices { areInside = areInside && UInt(bitPattern: index) < rowCount }
            guard !areInside, let row = indices.first(where: { $0 < 0 || $0 >= shape[0] }) else { return }
            stop("row \(row) is outside of shape \(shape)")
        }
    }
}
