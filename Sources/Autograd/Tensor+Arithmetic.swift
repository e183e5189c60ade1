import Arrays

/// Elementwise arithmetic, broadcast as in NumPy; `accumulate` sums what broadcasting repeated.
extension Tensor {
    /// The elementwise sum.
    public static func + (left: Tensor, right: Tensor) -> Tensor {
        Tensor(left.value + right.value, from: left, right) { gradient in
            left.accumulate(gradient)
            right.accumulate(gradient)
        }
    }

    /// The elementwise difference.
    public static func - (left: Tensor, right: Tensor) -> Tensor {
        Tensor(left.value - right.value, from: left, right) { gradient in
            left.accumulate(gradient)
            right.accumulate(-gradient)
        }
    }

    /// The elementwise product.
    public static func * (left: Tensor, right: Tensor) -> Tensor {
        Tensor(left.value * right.value, from: left, right) { gradient in
            left.accumulate(gradient * right.value)
            right.accumulate(gradient * left.value)
        }
    }

    /// The elementwise quotient.
    public static func / (left: Tensor, right: Tensor) -> Tensor {
        Tensor(left.value / right.value, from: left, right) { gradient in
            left.accumulate(gradient / right.value)
            right.accumulate(-(gradient * left.value) / (right.value * right.value))
        }
    }

    /// The tensor with every sign changed.
    public static prefix func - (tensor: Tensor) -> Tensor {
        Tensor(-tensor.value, from: tensor) { gradient in tensor.accumulate(-gradient) }
    }

    /// The tensor with `scalar` added to each element.
    public static func + (tensor: Tensor, scalar: Float) -> Tensor {
        Tensor(tensor.value + scalar, from: tensor) { gradient in tensor.accumulate(gradient) }
    }

    /// The tensor with `scalar` subtracted from each element.
    public static func - (tensor: Tensor, scalar: Float) -> Tensor {
        Tensor(tensor.value - scalar, from: tensor) { gradient in tensor.accumulate(gradient) }
    }

    /// The tensor with each element multiplied by `scalar`.
    public static func * (tensor: Tensor, scalar: Float) -> Tensor {
        Tensor(tensor.value * scalar, from: tensor) { gradient in tensor.accumulate(gradient * scalar) }
    }

    /// The tensor with each element divided by `scalar`.
    public static func / (tensor: Tensor, scalar: Float) -> Tensor {
        Tensor(tensor.value / scalar, from: tensor) { gradient in tensor.accumulate(gradient / scalar) }
    }
}
