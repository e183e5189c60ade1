import Arrays
import Support

/// Parts of tensors, and tensors from parts.
extension Tensor {
    /// The rows (elements along the first dimension) at `indices`, in that order: `x[rows: 0..<2]`, or an embedding's
    /// vectors, `table[rows: words]`. A row that is chosen several times adds up its gradients.
    public subscript(rows indices: some Collection<Int>) -> Tensor {
        let indices = Array(indices)
        return Tensor(value[rows: indices], from: self) { [self] gradient in
            var part = NDArray<Float>(repeating: 0, shape: shape)
            part.add(gradient, toRows: indices)
            accumulate(part)
        }
    }

    /// The elements whose index along `axis` (-1 for the last) lies in `range`.
    public func sliced(along axis: Int, _ range: Range<Int>) -> Tensor {
        Tensor(value.sliced(along: axis, range), from: self) { [self] gradient in
            var part = NDArray<Float>(repeating: 0, shape: shape)
            part.replaceSlice(along: axis, range, with: gradient)
            accumulate(part)
        }
    }

    /// The elements of the given rows and columns, that is, of the first two dimensions: `x[0..<2, 1...]`.
    public subscript(rows: some RangeExpression<Int>, columns: some RangeExpression<Int>) -> Tensor {
        let (rows, columns) = shape.ranges(rows, columns)
        return sliced(along: 0, rows).sliced(along: 1, columns)
    }
}

/// Tensors one after the other along `axis` (-1 for the last); their other extents are equal.
///
/// Joins halves recursively: n tensors cost log n copies of each element.
public func concatenate(_ parts: [Tensor], along axis: Int = 0) -> Tensor {
    require(!parts.isEmpty, "concatenate: there is no tensor")
    if parts.count == 1 { return parts[0] }
    let half = parts.count / 2
    let first = concatenate(Array(parts[..<half]), along: axis)
    let second = concatenate(Array(parts[half...]), along: axis)
    let value = concatenate([first.value, second.value], along: axis)
    return Tensor(value, from: first, second) { gradient in
        let dimension = first.shape.dimension(axis, "concatenate")
        let border = first.shape[dimension]
        first.accumulate(gradient.sliced(along: dimension, 0..<border))
        second.accumulate(gradient.sliced(along: dimension, border..<gradient.shape[dimension]))
    }
}
