import Support

/// Reductions along one axis, -1 for the last, which is dropped, or kept with extent 1 if `keepingDimension` is true.
///
/// ```swift
/// let x = NDArray<Float>([[1, 2, 3], [4, 5, 6]])
/// x.sum(along: 0)                              // [5, 7, 9]
/// x / x.sum(along: 1, keepingDimension: true)  // each row adds up to 1
/// ```
extension NDArray where Scalar == Float {
    /// The sums along `axis`, added up in double precision; 0 where it is empty.
    public func sum(along axis: Int, keepingDimension: Bool = false) -> NDArray {
        reduced(along: axis, keepingDimension, "sum") { layout in
            reduceElements(along: layout, from: 0.0, finish: { Float($0) }) { $0 + Double($1) }
        }
    }

    /// The means along `axis`, added up in double precision; NaN where it is empty.
    public func mean(along axis: Int, keepingDimension: Bool = false) -> NDArray {
        reduced(along: axis, keepingDimension, "mean") { layout in
            let count = Double(layout.extent)
            return reduceElements(along: layout, from: 0.0, finish: { Float($0 / count) }) { $0 + Double($1) }
        }
    }

    /// The largest elements along `axis`, which must not be empty; NaN where one of them is.
    public func max(along axis: Int, keepingDimension: Bool = false) -> NDArray {
        reduced(along: axis, keepingDimension, "max") { layout in
            require(layout.extent > 0, "max: axis \(axis) of shape \(shape) is empty")
            return reduceElements(along: layout, from: -Float.infinity, finish: { $0 }) { larger($0, $1) }
        }
    }

    /// The smallest elements along `axis`, which must not be empty; NaN where one of them is.
    public func min(along axis: Int, keepingDimension: Bool = false) -> NDArray {
        reduced(along: axis, keepingDimension, "min") { layout in
            require(layout.extent > 0, "min: axis \(axis) of shape \(shape) is empty")
            return reduceElements(along: layout, from: Float.infinity, finish: { $0 }) { smaller($0, $1) }
        }
    }

    /// The index of the largest element along `axis`, not an empty one: the first of equal ones, or the first NaN.
    public func argmax(along axis: Int) -> NDArray<Int> {
        let axis = shape.dimension(axis, "argmax")
        let layout = AxisLayout(shape, axis: axis)
        require(layout.extent > 0, "argmax: axis \(axis) of shape \(shape) is empty")
        return NDArray<Int>(shape: shape.removing(axis), scalars: peakIndices(along: layout))
    }

    /// log Σ eˣ along `axis`, without overflow for large elements; minus infinity where the axis is empty.
    public func logSumExp(along axis: Int, keepingDimension: Bool = false) -> NDArray {
        let axis = shape.dimension(axis, "logSumExp")
        let kept = shape.replacing(axis, by: 1)
        guard shape[axis] > 0 else {
            return NDArray(repeating: -.infinity, shape: keepingDimension ? kept : shape.removing(axis))
        }
        let peaks = max(along: axis, keepingDimension: true).mapElements { $0.isInfinite ? 0 : $0 }
        let result = (self - peaks).exp().sum(along: axis, keepingDimension: true).log() + peaks
        return keepingDimension ? result : result.reshaped(to: shape.removing(axis))
    }

    /// The result of `reduce` in its shape.
    private func reduced(
        along axis: Int, _ keepsDimension: Bool, _ operation: String, _ reduce: (AxisLayout) -> NDArray
    ) -> NDArray {
        let axis = shape.dimension(axis, operation)
        return reduce(AxisLayout(shape, axis: axis))
            .reshaped(to: keepsDimension ? shape.replacing(axis, by: 1) : shape.removing(axis))
    }
}
