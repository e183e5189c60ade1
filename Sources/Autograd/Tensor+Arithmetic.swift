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
        let result = left.value / right.value
        return Tensor(result, from: left, right) { gradient in
            let part = gradient / right.value
            left.accumulate(part)
            right.accumulate(part.throughDivisor(result))
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

    /// The tensor with each element added to `scalar`.
    public static func + (scalar: Float, tensor: Tensor) -> Tensor { tensor + scalar }

    /// The tensor with each element subtracted from `scalar`.
    public static func - (scalar: Float, tensor: Tensor) -> Tensor {
        Tensor(scalar - tensor.value, from: tensor) { gradient in tensor.accumulate(-gradient) }
    }

    /// The tensor with `scalar` multiplied by each element.
    public static func * (scalar: Float, tensor: Tensor) -> Tensor { tensor * scalar }

    /// The tensor with `scalar` divided by each element.
    public static func / (scalar: Float, tensor: Tensor) -> Tensor {
        let result = scalar / tensor.value
        return Tensor(result, from: tensor) { gradient in tensor.accumulate(-(gradient * result) / tensor.value) }
    }
}

/// Compound assignment: the variable takes a new tensor; other holders of the old one keep it.
extension Tensor {
    /// Makes `left` the sum.
    public static func += (left: inout Tensor, right: Tensor) { left = left + right }
    /// Makes `left` the difference.
    public static func -= (left: inout Tensor, right: Tensor) { left = left - right }
    /// Makes `left` the product.
    public static func *= (left: inout Tensor, right: Tensor) { left = left * right }
    /// Makes `left` the quotient.
    public static func /= (left: inout Tensor, right: Tensor) { left = left / right }

    /// Makes `tensor` the one with `scalar` added.
    public static func += (tensor: inout Tensor, scalar: Float) { tensor = tensor + scalar }
    /// Makes `tensor` the one with `scalar` subtracted.
    public static func -= (tensor: inout Tensor, scalar: Float) { tensor = tensor - scalar }
    /// Makes `tensor` the one multiplied by `scalar`.
    public static func *= (tensor: inout Tensor, scalar: Float) { tensor = tensor * scalar }
    /// Makes `tensor` the one divided by `scalar`.
    public static func /= (tensor: inout Tensor, scalar: Float) { tensor = tensor / scalar }
}
