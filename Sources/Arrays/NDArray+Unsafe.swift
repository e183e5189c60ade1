import CArrays
import Support

extension NDArray {
    /// Makes an array; `fill` must write all of its elements.
    @inline(__always)
    package init(uninitialized shape: Shape, fill: (UnsafeMutablePointer<Scalar>) throws -> Void) rethrows {
        self.shape = shape
        scalars = try Scalars(uninitialized: shape.elementCount, fill: fill)
    }

    /// Makes an array of `shape` with every element equal to `value`.
    public init(repeating value: Scalar, shape: Shape) {
        let count = shape.elementCount
        self.init(uninitialized: shape) { $0.initialize(repeating: value, count: count) }
    }
}

/// Access by pointer: the one way from an array to BLAS and to loops that the compiler can vectorize.
extension NDArray where Scalar == Float {
    /// Calls `body` with the elements in row-major order, or not at all where there are none.
    @inline(__always)
    public func withUnsafeElements(_ body: (UnsafePointer<Float>) -> Void) {
        if count > 0 { scalars.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) } }
    }

    /// Calls `body` with the elements to change, unless there are none. Copies them first if they are shared.
    @inline(__always)
    public mutating func withUnsafeMutableElements(_ body: (UnsafeMutablePointer<Float>) -> Void) {
        if count > 0 { scalars.withUnsafeMutableBufferPointer { body($0.baseAddress.unsafelyUnwrapped) } }
    }

    /// Applies `transform` to each element.
    @inline(__always)
    func mapElements(_ transform: (Float) -> Float) -> NDArray {
        let count = count
        return NDArray(uninitialized: shape) { output in
            withUnsafeElements { input in
                for index in 0..<count { output[index] = transform(input[index]) }
            }
        }
    }

    /// Makes an array by applying `transform` to each of `elements`.
    @inline(__always)
    init<Source>(shape: Shape, mapping elements: Scalars<Source>, _ transform: (Source) -> Float) {
        self.init(uninitialized: shape) { output in
            elements.withUnsafeBufferPointer { for index in $0.indices { output[index] = transform($0[index]) } }
        }
    }

    /// Has `kernel`, a function of C, write the results for all elements.
    @inline(__always)
    func mapElements(by kernel: (UnsafePointer<Float>, Int, UnsafeMutablePointer<Float>) -> Void) -> NDArray {
        NDArray(uninitialized: shape) { output in
            withUnsafeElements { input in
                inParts(of: count) { kernel(input + $0.lowerBound, $0.count, output + $0.lowerBound) }
            }
        }
    }

    /// Has `kernel`, a function of C, write the results for all elements and those of `other`, an array of this shape.
    @inline(__always)
    func mapElements(
        with other: NDArray,
        by kernel: (UnsafePointer<Float>, UnsafePointer<Float>, Int, UnsafeMutablePointer<Float>) -> Void
    ) -> NDArray {
        NDArray(uninitialized: shape) { output in
            withUnsafeElements { left in
                other.withUnsafeElements { right in
                    inParts(of: count) { part in
                        let start = part.lowerBound
                        kernel(left + start, right + start, part.count, output + start)
                    }
                }
            }
        }
    }

    /// Applies `combine` to the elements of two arrays, broadcast to a common shape. `operation` names it in an error.
    @inline(__always)
    func zipElements(_ other: NDArray, _ operation: String, _ combine: (Float, Float) -> Float) -> NDArray {
        if shape == other.shape { return zipEqualShapes(other, combine) }
        if other.count == 1, other.shape.rank <= shape.rank {
            let right = other.scalars[0]
            return mapElements { combine($0, right) }
        }
        guard let shape = shape.broadcast(with: other.shape) else {
            require(false, "\(operation): shapes \(self.shape) and \(other.shape) do not fit")
            return self
        }
        return broadcast(to: shape).zipRows(other, combine)
    }

    /// Applies `combine` to the elements and those of `other`, which is broadcast to this shape without being copied.
    @inline(__always)
    private func zipRows(_ other: NDArray, _ combine: (Float, Float) -> Float) -> NDArray {
        let rows = SourceRows(from: other.shape, in: shape)
        return NDArray(uninitialized: shape) { output in
            withUnsafeElements { left in
                other.withUnsafeElements { right in
                    for row in 0..<rows.count {
                        let start = row * rows.width
                        let (output, left, right) = (output + start, left + start, right + rows.offset(of: row))
                        if rows.areSingle {
                            let element = right[0]
                            for index in 0..<rows.width { output[index] = combine(left[index], element) }
                        } else {
                            for index in 0..<rows.width { output[index] = combine(left[index], right[index]) }
                        }
                    }
                }
            }
        }
    }

    /// Applies `combine` to the elements of two arrays of one shape.
    @inline(__always)
    private func zipEqualShapes(_ other: NDArray, _ combine: (Float, Float) -> Float) -> NDArray {
        let count = count
        return NDArray(uninitialized: shape) { output in
            withUnsafeElements { left in
                other.withUnsafeElements { right in
                    for index in 0..<count { output[index] = combine(left[index], right[index]) }
                }
            }
        }
    }

    /// Replaces each element by `combine` of it and the element of `other`, which is broadcast to this shape.
    @inline(__always)
    mutating func updateElements(_ other: NDArray, _ operation: String, _ combine: (Float, Float) -> Float) {
        let isAlike = shape == other.shape
        require(
            isAlike || shape.takes(other.shape),
            "\(operation): shape \(other.shape) on the right does not fit \(shape)")
        let (count, other) = (count, isAlike ? other : other.broadcast(to: shape))
        withUnsafeMutableElements { elements in
            other.withUnsafeElements { right in
                for index in 0..<count { elements[index] = combine(elements[index], right[index]) }
            }
        }
    }

    /// Replaces each element by `transform` of it.
    @inline(__always)
    mutating func updateElements(_ transform: (Float) -> Float) {
        let count = count
        withUnsafeMutableElements { elements in
            for index in 0..<count { elements[index] = transform(elements[index]) }
        }
    }

    /// Folds the elements along one axis: `combine` adds each to a partial result, which starts at `initial`, and
    /// `finish` makes the result. Returns a vector of `layout.blocks` x `layout.width` elements.
    @inline(__always)
    func reduceElements<Partial>(
        along layout: AxisLayout, from initial: Partial, finish: (Partial) -> Float,
        _ combine: (Partial, Float) -> Partial
    ) -> NDArray {
        let (blocks, extent, width) = (layout.blocks, layout.extent, layout.width)
        if count == 0 { return NDArray(repeating: finish(initial), shape: Shape(blocks * width)) }
        if width == 1 { return reduceLines(blocks, extent, from: initial, finish: finish, combine) }
        return NDArray(uninitialized: Shape(blocks * width)) { output in
            let partials = UnsafeMutablePointer<Partial>.allocate(capacity: width)
            defer { partials.deallocate() }
            withUnsafeElements { input in
                for block in 0..<blocks {
                    partials.initialize(repeating: initial, count: width)
                    for slice in block * extent..<(block + 1) * extent {
                        let elements = input + slice * width
                        for index in 0..<width { partials[index] = combine(partials[index], elements[index]) }
                    }
                    for index in 0..<width { output[block * width + index] = finish(partials[index]) }
                }
            }
        }
    }

    /// `reduceElements` along the last axis, of `extent` elements.
    @inline(__always)
    private func reduceLines<Partial>(
        _ lines: Int, _ extent: Int, from initial: Partial, finish: (Partial) -> Float,
        _ combine: (Partial, Float) -> Partial
    ) -> NDArray {
        NDArray(uninitialized: Shape(lines)) { output in
            withUnsafeElements { input in
                for line in 0..<lines {
                    var partial = initial
                    for index in line * extent..<(line + 1) * extent { partial = combine(partial, input[index]) }
                    output[line] = finish(partial)
                }
            }
        }
    }

    /// The sum of all elements, in double precision.
    var doubleSum: Double {
        var sum = 0.0
        withUnsafeElements { sum = floats_sum($0, count) }
        return sum
    }

    /// The sum of `rows` rows of `width` elements each, added up in double precision, in `shape`.
    func rowSum(rows: Int, width: Int, shape: Shape) -> NDArray {
        NDArray(uninitialized: shape) { sums in
            sums.initialize(repeating: 0, count: width)
            withUnsafeElements { floats_column_sums($0, rows, width, sums) }
        }
    }
}
