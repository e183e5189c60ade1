import Support

extension NDArray {
    /// The element of a vector at `index`.
    public subscript(index: Int) -> Scalar {
        @inlinable get { scalars[shape.offset(index)] }
        set { scalars[shape.offset(index)] = newValue }
    }

    /// The element of a matrix in the given row and column.
    public subscript(row: Int, column: Int) -> Scalar {
        @inlinable get { scalars[shape.offset(row, column)] }
        set { scalars[shape.offset(row, column)] = newValue }
    }

    /// The element of an array of three dimensions or more at the given indices, one for each dimension.
    public subscript(first: Int, second: Int, third: Int, further: Int...) -> Scalar {
        @inlinable get { scalars[shape.offset(first, second, third, further)] }
        set { scalars[shape.offset(first, second, third, further)] = newValue }
    }

    /// The same elements in another shape of as many elements. Copies nothing.
    public func reshaped(to shape: Shape) -> NDArray {
        require(
            shape.elementCount == count,
            "reshape: \(self.shape) has \(count) elements, \(shape) has \(shape.elementCount)")
        return NDArray(shape: shape, scalars: scalars)
    }

    /// The same elements in a shape of these extents; one may be -1, inferred from the others: `reshaped(to: 2, -1)`.
    public func reshaped(to extents: Int...) -> NDArray {
        reshaped(to: Shape(inferring: extents, elementCount: count))
    }

    /// The number of elements in one row, that is, for each index of the first dimension.
    var rowWidth: Int {
        require(shape.rank > 0, "a scalar has no rows")
        return shape[0] == 0 ? shape.dropFirst().reduce(1, *) : count / shape[0]
    }
}

extension NDArray where Scalar == Float {
    /// The one element of an array of one element.
    public var item: Float {
        require(count == 1, "item: shape \(shape) has \(count) elements, not 1")
        return scalars[0]
    }
}
