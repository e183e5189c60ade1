import CKernels

extension NDArray where Scalar == Float {
    /// The array repeated along dimensions of extent 1, and along new leading ones, until it has `target`'s shape.
    public func broadcast(to target: Shape) -> NDArray {
        if shape == target { return self }
        require(shape.broadcast(with: target) == target, "broadcast: shape \(shape) does not fit \(target)")
        let rows = sourceRows(in: target)
        return NDArray(uninitialized: target) { output in
            withUnsafeElements { input in
                for row in 0..<rows.count {
                    let (start, offset) = (output + row * rows.width, rows.offset(of: row))
                    if rows.areSingle {
                        start.initialize(repeating: input[offset], count: rows.width)
                    } else {
                        start.initialize(from: input + offset, count: rows.width)
                    }
                }
            }
        }
    }

    /// The sum over what broadcasting to this shape repeated, so that `target` is left: the reverse of `broadcast(to:)`. Added
    /// up in double precision.
    public func summed(to target: Shape) -> NDArray {
        if shape == target { return self }
        require(target.broadcast(with: shape) == shape, "sum: shape \(shape) does not fit \(target)")
        let size = target.elementCount
        if size == 1 { return NDArray(repeating: sum(), shape: target) }
        let rows = SourceRows(from: target, in: shape)
        if rows.width == size, !rows.areSingle { return rowSum(rows: rows.count, width: size, shape: target) }
        var sums = [Double](repeating: 0, count: size)
        withUnsafeElements { input in
            for row in 0..<rows.count {
                let (start, offset) = (input + row * rows.width, rows.offset(of: row))
                if rows.areSingle {
                    sums[offset] += floats_sum(start, rows.width)
                } else {
                    for index in 0..<rows.width { sums[offset + index] += Double(start[index]) }
                }
            }
        }
        return NDArray(uninitialized: target) { output in
            for index in 0..<size { output[index] = Float(sums[index]) }
        }
    }

    /// Where broadcasting to `target` takes each row, that is, what lies along its last dimension, from.
    func sourceRows(in target: Shape) -> SourceRows { SourceRows(from: shape, in: target) }
}

/// Where the rows of a broadcast array, what lies along its last dimension, come from.
struct SourceRows {
    /// The number of elements in a row.
    let width: Int
    /// The number of rows; 0 where they are empty.
    let count: Int
    /// Whether a row is one element again and again.
    let areSingle: Bool
    /// The offset of the first element of each row in its source; nil if it is 0 for all.
    private let offsets: [Int]?

    init(from source: Shape, in target: Shape) {
        width = target.last ?? 1
        count = width == 0 ? 0 : target.elementCount / width
        let ownWidth = source.last ?? 1
        areSingle = ownWidth == 1
        offsets = source.elementCount == ownWidth ? nil : Self.offsets(from: source, ownWidth, in: target)
    }

    /// The offset of the first element of a row in its source.
    @inline(__always)
    func offset(of row: Int) -> Int { offsets?[row] ?? 0 }

    private static func offsets(from source: Shape, _ ownWidth: Int, in target: Shape) -> [Int] {
        var offsets = [0]
        var stride = ownWidth
        for axis in (0..<Swift.max(0, target.rank - 1)).reversed() {
            let own = axis - (target.rank - source.rank)
            let step = own >= 0 && source[own] > 1 ? stride : 0
            if own >= 0 { stride *= source[own] }
            var repeated = [Int]()
            repeated.reserveCapacity(offsets.count * target[axis])
            for index in 0..<target[axis] {
                for offset in offsets { repeated.append(offset + index * step) }
            }
            offsets = repeated
        }
        return offsets
    }
}
