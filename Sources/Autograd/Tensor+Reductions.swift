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
}

/// The mean of the squared differences of two tensors of one shape: a scalar. One operation in place of four.
public func meanSquaredError(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    require(
        prediction.shape == target.shape,
        "meanSquaredError: a prediction of shape \(prediction.shape) and a target of \(target.shape) do not fit")
    let difference = prediction.value - target.value
    let scale = 2 / Float(difference.count)
    return Tensor(NDArray(repeating: difference.meanOfSquares(), shape: []), from: prediction, target) { gradient in
        let part = difference * (gradient.item * scale)
        prediction.accumulate(part)
        target.accumulate(-part)
    }
}
