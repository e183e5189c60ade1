import CArrays
import Support

extension NDArray {
    /// The rows (elements along the first dimension) at `indices`, in that order. Copies them.
    public subscript(rows indices: some Collection<Int>) -> NDArray {
        let indices = Array(indices)[...]
        requireRows(indices, of: shape)
        return NDArray(uninitialized: shape.replacingFirst(by: indices.count)) { copyRows(indices, to: $0) }
    }

    /// Copies the rows at `indices`, which are in range.
    fileprivate func copyRows(_ indices: ArraySlice<Int>, to output: UnsafeMutablePointer<Scalar>) {
        let size = rowWidth * MemoryLayout<Scalar>.stride
        scalars.withUnsafeBufferPointer { input in
            // Targets: a call for each would take longer than the copy.
            if rowWidth == 1 {
                for (place, index) in indices.enumerated() { output[place] = input[index] }
                return
            }
            indices.withUnsafeBufferPointer { gather_rows($0.count, $0.baseAddress, size, input.baseAddress, output) }
        }
    }
}

/// Batches: chosen rows of an array, written into reused memory.
extension NDArray where Scalar == Float {
    /// Makes `self` the rows of `source` at `indices`, in that order. Reuses its memory if the shape stays.
    public mutating func gather(rows indices: ArraySlice<Int>, of source: NDArray) {
        requireRows(indices, of: source.shape)
        reshapeForOverwriting(to: source.shape.replacingFirst(by: indices.count))
        withUnsafeMutableElements { source.copyRows(indices, to: $0) }
    }

    /// Makes `self` the flattened rows of `source` at `indices`, divided by 255. Reuses its memory if the shape stays.
    public mutating func gatherShares(rows indices: ArraySlice<Int>, of source: NDArray<UInt8>) {
        let width = source.rowWidth
        requireRows(indices, of: source.shape)
        reshapeForOverwriting(to: Shape(indices.count, width))
        withUnsafeMutableElements { output in
            source.scalars.withUnsafeBufferPointer { input in
                indices.withUnsafeBufferPointer { indices in
                    gather_shares(indices.count, indices.baseAddress, width, input.baseAddress, output)
                }
            }
        }
    }

    /// Adds each row of `parts` to this array's row at the corresponding index: the backward pass of `[rows:]`.
    public mutating func add(_ parts: NDArray, toRows indices: some Collection<Int>) {
        let width = rowWidth
        require(
            parts.shape == shape.replacingFirst(by: indices.count),
            "add: \(indices.count) rows of shape \(shape) cannot take parts of shape \(parts.shape)")
        require(indices.allSatisfy { $0 >= 0 && $0 < shape[0] }, "add: a row is outside of shape \(shape)")
        withUnsafeMutableElements { output in
            parts.withUnsafeElements { input in
                for (position, row) in indices.enumerated() {
                    for index in 0..<width { output[row * width + index] += input[position * width + index] }
                }
            }
        }
    }

    /// Makes this an array of `target`'s shape, all of whose elements are about to be written.
    private mutating func reshapeForOverwriting(to target: Shape) {
        if shape != target { self = NDArray(uninitialized: target) { _ in } }
    }
}

/// Stops the program unless each of `indices` is a row of an array of that shape.
func requireRows(_ indices: ArraySlice<Int>, of shape: Shape) {
    let rowCount = UInt(bitPattern: shape[0])
    indices.withUnsafeBufferPointer { indices in
        var areInside = true
        for index in indices { areInside = areInside && UInt(bitPattern: index) < rowCount }
        guard !areInside, let row = indices.first(where: { UInt(bitPattern: $0) >= rowCount }) else { return }
        stop("row \(row) is outside of shape \(shape)")
    }
}
