import Arrays

/// Reductions of all elements to a scalar.
extension Tensor {
    /// The sum of all elements.
    public func sum() -> Tensor {
        Tensor(NDArray(repeating: value.sum(), shape: []), from: self) { [self] gradient in
            accumulate(NDArray(repeating: gradient.item, shape: shape))
        }
    }

    /// The mean of all elements; NaN where there are none.
    public func mean() -> Tensor {
        Tensor(NDArray(repeating: value.mean(), shape: []), from: self) { [self] gradient in
            accumulate(NDArray(repeating: gradient.item / Float(shape.elementCount), shape: shape))
        }
    }

    /// The Euclidean norm of all elements, √Σx². Its gradient is 0 where the norm is, as in PyTorch.
    public func norm() -> Tensor {
        let norm = value.norm()
        return Tensor(NDArray(repeating: norm, shape: []), from: self) { [self] gradient in
            accumulate(norm == 0 ? value * 0 : value / norm * gradient.item)
        }
    }
}

/// Reductions along one axis, -1 for the last, which is dropped, or kept with extent 1 if `keepingDimension` is true.
extension Tensor {
    /// The sums along `axis`; 0 where it is empty.
    public func sum(along axis: Int, keepingDimension: Bool = false) -> Tensor {
        let kept = shape.keeping(axis, "sum")
        return Tensor(value.sum(along: axis, keepingDimension: keepingDimension), from: self) { [self] gradient in
            accumulate(gradient.reshaped(to: kept).broadcast(to: shape))
        }
    }

    /// The means along `axis`; NaN where it is empty.
    public func mean(along axis: Int, keepingDimension: Bool = false) -> Tensor {
        let kept = shape.keeping(axis, "mean")
        let extent = Float(shape[shape.dimension(axis, "mean")])
        return Tensor(value.mean(along: axis, keepingDimension: keepingDimension), from: self) { [self] gradient in
            accumulate((gradient / extent).reshaped(to: kept).broadcast(to: shape))
        }
    }

    /// The largest elements along `axis`, which must not be empty. Where several are the largest, they share the
    /// gradient, as in [`torch.amax`](https://docs.pytorch.org/docs/stable/generated/torch.amax.html).
    public func max(along axis: Int, keepingDimension: Bool = false) -> Tensor {
        sharingGradient(value.max(along: axis, keepingDimension: keepingDimension), along: axis)
    }

    /// The smallest elements along `axis`, which must not be empty. Where several are the smallest, they share the
    /// gradient, as in [`torch.amin`](https://docs.pytorch.org/docs/stable/generated/torch.amin.html).
    public func min(along axis: Int, keepingDimension: Bool = false) -> Tensor {
        sharingGradient(value.min(along: axis, keepingDimension: keepingDimension), along: axis)
    }

    /// The tensor of `result`, chosen along `axis`: the elements equal to it share its gradient.
    private func sharingGradient(_ result: NDArray<Float>, along axis: Int) -> Tensor {
        Tensor(result, from: self) { [self] gradient in
            let kept = shape.keeping(axis, "max")
            let isChosen = value .== result.reshaped(to: kept)
            let count = isChosen.sum(along: axis, keepingDimension: true)
            accumulate(isChosen * (gradient.reshaped(to: kept) / count))
        }
    }

    /// log Σ eˣ along `axis`, without overflow for large elements; minus infinity where the axis is empty.
    public func logSumExp(along axis: Int, keepingDimension: Bool = false) -> Tensor {
        let kept = shape.keeping(axis, "logSumExp")
        let result = value.logSumExp(along: axis, keepingDimension: keepingDimension)
        return Tensor(result, from: self) { [self] gradient in
            accumulate(value.logSumExpShares(along: axis) * gradient.reshaped(to: kept))
        }
    }
}

extension Shape {
    /// The shape after a reduction along `axis` that keeps the dimension.
    fileprivate func keeping(_ axis: Int, _ operation: String) -> Shape {
        replacing(dimension(axis, operation), by: 1)
    }
}
