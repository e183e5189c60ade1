import Arrays

/// Functions of each element.
extension Tensor {
    /// The exponential of each element.
    public func exp() -> Tensor {
        let result = value.exp()
        return Tensor(result, from: self) { [self] gradient in accumulate(gradient * result) }
    }

    /// The natural logarithm of each element: NaN for negative ones, minus infinity for 0.
    public func log() -> Tensor {
        Tensor(value.log(), from: self) { [self] gradient in accumulate(gradient / value) }
    }

    /// The square root of each element: NaN for negative ones.
    public func squareRoot() -> Tensor {
        let result = value.squareRoot()
        return Tensor(result, from: self) { [self] gradient in accumulate(gradient / (result * 2)) }
    }

    /// The sine of each element, an angle in radians: NaN for infinite ones.
    public func sin() -> Tensor {
        Tensor(value.sin(), from: self) { [self] gradient in accumulate(gradient * value.cos()) }
    }

    /// The cosine of each element, an angle in radians: NaN for infinite ones.
    public func cos() -> Tensor {
        Tensor(value.cos(), from: self) { [self] gradient in accumulate(gradient * -value.sin()) }
    }

    /// The absolute value of each element. Its gradient at 0 is 0.
    public func abs() -> Tensor {
        Tensor(value.abs(), from: self) { [self] gradient in accumulate(gradient * value.sign()) }
    }

    /// Each element, clamped to `bounds`. The gradient flows where the element is within them, their ends included.
    public func clamped(to bounds: ClosedRange<Float>) -> Tensor {
        Tensor(value.clamped(to: bounds), from: self) { [self] gradient in
            accumulate(gradient.throughChoice(value.contained(in: bounds)))
        }
    }

    /// The power of each element: NaN for negative ones where `exponent` is not a whole number.
    ///
    /// The gradient is `exponent` x^(`exponent` - 1), and 0 for the exponent 0.
    public func raised(to exponent: Float) -> Tensor {
        Tensor(value.raised(to: exponent), from: self) { [self] gradient in
            if exponent == 0 { return accumulate(NDArray(repeating: 0, shape: shape)) }
            accumulate(gradient * (value.raised(to: exponent - 1) * exponent))
        }
    }
}
