extension NDArray where Scalar == Float {
    /// The array repeated along dimensions of extent 1, and along new leading ones, until it has `target`'s shape.
    public func broadcast(to target: Shape) -> NDArray {
        if shape == target { return self }
        require(shape.broadcast(with: target) == target, "broadcast: shape \(shape) does not fit \(target)")
        let rows = sourceRows(in: target)
        return NDArray(uninitialized: target) { output in
            withUnsafeElements { input in
                for (row, offset) in rows.offsets.enumerated() {
                    let start = output + row * rows.width
                    if rows.areRepeated {
                        start.initialize(repeating: input[offset], count: rows.width)
                    } else {
                        start.initialize(from: input + offset, count: rows.width)
                    }
                }
            }
        }
    }

    /// The sum over what broadcasting to this shape repeated, so that `target` is left: the reverse of `broadcast(to:)`.
    public func summed(to target: Shape) -> NDArray {
        if shape == target { return self }
        require(target.broadcast(with: shape) == shape, "sum: shape \(shape) does not fit \(target)")
        var result = NDArray(repeating: 0, shape: target)
        let rows = result.sourceRows(in: shape)
        result.withUnsafeMutableElements { output in
            withUnsafeElements { input in
                for (row, offset) in rows.offsets.enumerated() {
                    let start = input + row * rows.width
                    if rows.areRepeated {
                        for index in 0..<rows.width { output[offset] += start[index] }
                    } else {
                        for index in 0..<rows.width { output[offset + index] += start[index] }
                    }
                }
            }
        }
        return result
    }

    /// Where broadcasting takes each row of `target`, that is, what lies along its last dimension, from: the offset of its
    /// first element in `self`, and whether this one element is repeated for the whole row.
    func sourceRows(in target: Shape) -> (width: Int, offsets: [Int], areRepeated: Bool) {
        let ownWidth = shape.last ?? 1
        let width = target.last ?? 1
        var offsets = [0]
        var stride = ownWidth
        for axis in (0..<Swift.max(0, target.rank - 1)).reversed() {
            let own = axis - (target.rank - shape.rank)
            let step = own >= 0 && shape[own] > 1 ? stride : 0
            if own >= 0 { stride *= shape[own] }
            var repeated = [Int]()
            repeated.reserveCapacity(offsets.count * target[axis])
            for index in 0..<target[axis] {
                for offset in offsets { repeated.append(offset + index * step) }
            }
            offsets = repeated
        }
        return (width, offsets, ownWidth == 1)
    }
}
