import CArrays
import Support

extension NDArray where Scalar == Float {
    /// The array repeated along dimensions of extent 1 and new leading ones to the shape `target`. Copies it.
    public func broadcast(to target: Shape) -> NDArray {
        if shape == target { return self }
        require(shape.broadcast(with: target) == target, "broadcast: shape \(shape) does not fit \(target)")
        let rows = SourceRows(from: shape, in: target)
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

    /// The sum over the dimensions that broadcasting `target` to this shape repeats, added up in double precision: the
    /// backward pass of `broadcast(to:)`.
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

    /// The matrix with rows and columns exchanged. Copies it, unless it has one row or column.
    public func transposed() -> NDArray {
        require(shape.rank == 2, "transposed: a matrix is expected, not shape \(shape)")
        return transposingBlocks(shape[0], shape[1]).reshaped(to: Shape(shape[1], shape[0]))
    }

    /// The elements of matrices of `rows` x `columns` one after another, each matrix transposed.
    func transposingBlocks(_ rows: Int, _ columns: Int) -> NDArray {
        if rows <= 1 || columns <= 1 { return self }
        return NDArray(uninitialized: Shape(count)) { output in
            withUnsafeElements { input in
                for block in stride(from: 0, to: count, by: rows * columns) {
                    for row in 0..<rows {
                        for column in 0..<columns {
                            output[block + column * rows + row] = input[block + row * columns + column]
                        }
                    }
                }
            }
        }
    }
}

/// The sources of the rows of a broadcast array; a row is a line along its last dimension.
struct SourceRows {
    /// The number of elements in a row.
    let width: Int
    /// The number of rows; 0 where they are empty.
    let count: Int
    /// Whether a row repeats one element.
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
