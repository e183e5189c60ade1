import Support

/// Slices and concatenations. All of them copy.
///
/// ```swift
/// x[0..<2, 1...]          // rows 0 and 1, all columns but the first
/// x[row: 0] = [1, 2, 3]
/// concatenate([x, y], along: 1)
/// ```
extension NDArray {
    /// The elements whose index along `axis` (-1 for the last) lies in `range`.
    public func sliced(along axis: Int, _ range: Range<Int>) -> NDArray {
        let axis = shape.dimension(axis, "slice")
        let layout = AxisLayout(shape, axis: axis)
        requireSlice(range, axis)
        return NDArray(joining: shape.replacing(axis, by: range.count)) { append in
            for block in 0..<layout.blocks { append(scalars, layout.offsets(of: range, block)) }
        }
    }

    /// Replaces the elements whose index along `axis` (-1 for the last) lies in `range` by `part`, of their shape.
    public mutating func replaceSlice(along axis: Int, _ range: Range<Int>, with part: NDArray) {
        let axis = shape.dimension(axis, "slice")
        let layout = AxisLayout(shape, axis: axis)
        requireSlice(range, axis)
        require(
            part.shape == shape.replacing(axis, by: range.count),
            "slice: \(range) along axis \(axis) of shape \(shape) cannot take a value of shape \(part.shape)")
        let length = range.count * layout.width
        for block in 0..<layout.blocks {
            scalars.replace(
                from: layout.offsets(of: range, block).lowerBound, with: part.scalars,
                block * length..<(block + 1) * length)
        }
    }

    /// The elements of the given rows and columns, the first two dimensions.
    public subscript(rows: some RangeExpression<Int>, columns: some RangeExpression<Int>) -> NDArray {
        get {
            let (rows, columns) = shape.ranges(rows, columns)
            return sliced(along: 0, rows).sliced(along: 1, columns)
        }
        set {
            let (rows, columns) = shape.ranges(rows, columns)
            var part = sliced(along: 0, rows)
            part.replaceSlice(along: 1, columns, with: newValue)
            replaceSlice(along: 0, rows, with: part)
        }
    }

    /// The row at `index` along the first dimension: an array of one dimension less.
    public subscript(row index: Int) -> NDArray {
        get { self[rows: CollectionOfOne(index)].reshaped(to: shape.removing(0)) }
        set {
            let rowShape = shape.removing(0)
            require(newValue.shape == rowShape, "a row of shape \(rowShape) cannot take one of \(newValue.shape)")
            replaceSlice(along: 0, index..<index + 1, with: newValue.reshaped(to: shape.replacing(0, by: 1)))
        }
    }

    /// Sets every element to `value`.
    public mutating func fill(with value: Scalar) { self = NDArray(repeating: value, shape: shape) }

    private func requireSlice(_ range: Range<Int>, _ axis: Int) {
        require(
            range.lowerBound >= 0 && range.upperBound <= shape[axis],
            "slice: \(range) is outside of axis \(axis) of shape \(shape)")
    }
}

/// Arrays one after the other along `axis` (-1 for the last); their other extents are equal.
public func concatenate<Scalar>(_ parts: [NDArray<Scalar>], along axis: Int = 0) -> NDArray<Scalar> {
    require(!parts.isEmpty, "concatenate: there is no array")
    let shapes = parts.map(\.shape)
    let axis = shapes[0].dimension(axis, "concatenate")
    for shape in shapes {
        require(
            shape.rank == shapes[0].rank && shape.removing(axis) == shapes[0].removing(axis),
            "concatenate: shapes \(shapes[0]) and \(shape) do not fit along axis \(axis)")
    }
    let layouts = shapes.map { AxisLayout($0, axis: axis) }
    let extent = layouts.reduce(0) { $0 + $1.extent }
    return NDArray(joining: shapes[0].replacing(axis, by: extent)) { append in
        for block in 0..<layouts[0].blocks {
            for (part, layout) in zip(parts, layouts) {
                append(part.scalars, layout.offsets(of: 0..<layout.extent, block))
            }
        }
    }
}

extension AxisLayout {
    /// The offsets of the slices in `range` of one block.
    fileprivate func offsets(of range: Range<Int>, _ block: Int) -> Range<Int> {
        let start = block * extent
        return (start + range.lowerBound) * width..<(start + range.upperBound) * width
    }
}

extension Shape {
    /// Ranges of the first two dimensions, such as `1...`, resolved.
    package func ranges(
        _ rows: some RangeExpression<Int>, _ columns: some RangeExpression<Int>
    ) -> (rows: Range<Int>, columns: Range<Int>) {
        require(rank >= 2, "slice: rows and columns are asked of shape \(self)")
        return (rows.relative(to: 0..<self[0]), columns.relative(to: 0..<self[1]))
    }
}
