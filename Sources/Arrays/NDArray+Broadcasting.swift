extension NDArray where Scalar == Float {
    /// The array repeated along dimensions of extent 1, and along new leading ones, until it has `target`'s shape.
    public func broadcast(to target: Shape) -> NDArray {
        if shape == target { return self }
        require(shape.broadcast(with: target) == target, "broadcast: shape \(shape) does not fit \(target)")
        let offsets = sourceOffsets(in: target)
        return NDArray(uninitialized: target) { output in
            withUnsafeElements { input in
                for (index, offset) in offsets.enumerated() { output[index] = input[offset] }
            }
        }
    }

    /// The sum over what broadcasting to this shape repeated, so that `target` is left: the reverse of `broadcast(to:)`.
    public func summed(to target: Shape) -> NDArray {
        if shape == target { return self }
        require(target.broadcast(with: shape) == shape, "sum: shape \(shape) does not fit \(target)")
        var result = NDArray(repeating: 0, shape: target)
        let offsets = result.sourceOffsets(in: shape)
        result.withUnsafeMutableElements { output in
            withUnsafeElements { input in
                for (index, offset) in offsets.enumerated() { output[offset] += input[index] }
            }
        }
        return result
    }

    /// For each element of `target` in row-major order, the offset of the element of `self` that broadcasting puts there.
    private func sourceOffsets(in target: Shape) -> [Int] {
        var offsets = [0]
        var stride = 1
        for axis in (0..<target.rank).reversed() {
            let own = axis - (target.rank - shape.rank)
            let step = own >= 0 && shape[own] > 1 ? stride : 0
            if own >= 0 { stride *= shape[own] }
            offsets = (0..<target[axis]).flatMap { index in offsets.map { $0 + index * step } }
        }
        return offsets
    }
}
