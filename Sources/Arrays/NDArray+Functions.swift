import CArrays
import Support

/// Elementwise functions.
///
/// `exp`, `log`, `sin`, `cos`, `sigmoid`, `tanh` and `errorFunction` have errors below 1 ulp, and `squareRoot` is correctly
/// rounded; the results are the same on every processor. Arrays of 65,536 elements or more are divided among the threads
/// of matrix products: see `MatrixThreads`.
///
/// A `through` function is the backward pass of the one before it: the gradient of the input from this gradient g of
/// the output, in one pass.
extension NDArray where Scalar == Float {
    /// The exponential of each element.
    public func exp() -> NDArray { mapElements(by: floats_exponential) }
    /// The natural logarithm of each element: NaN for negative ones, minus infinity for 0.
    public func log() -> NDArray { mapElements(by: floats_logarithm) }
    /// The square root of each element: NaN for negative ones.
    public func squareRoot() -> NDArray { mapElements(by: floats_square_root) }
    /// The sine of each element, an angle in radians: NaN for infinite ones.
    public func sin() -> NDArray { mapElements(by: floats_sine) }
    /// The cosine of each element, an angle in radians: NaN for infinite ones.
    public func cos() -> NDArray { mapElements(by: floats_cosine) }
    /// The absolute value of each element.
    public func abs() -> NDArray { mapElements { Swift.abs($0) } }
    /// The sign of each element: -1, 0 or 1.
    public func sign() -> NDArray { mapElements { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }
    /// Each element, or 0 where it is negative.
    public func rectified() -> NDArray { mapElements { $0 < 0 ? 0 : $0 } }
    /// g where `input` is positive or NaN, else 0.
    package func throughRectifier(_ input: NDArray) -> NDArray { zipElements(input, "relu") { $1 <= 0 ? 0 : $0 } }
    /// Each element, multiplied by `slope` where it is not positive.
    public func leakyRectified(slope: Float) -> NDArray { mapElements { $0 > 0 ? $0 : $0 * slope } }
    /// g where `input` is positive, else g times `slope`.
    package func throughLeakyRectifier(_ input: NDArray, slope: Float) -> NDArray {
        zipElements(input, "leakyReLU") { $1 > 0 ? $0 : $0 * slope }
    }
    /// Each element, clamped to `bounds`.
    public func clamped(to bounds: ClosedRange<Float>) -> NDArray {
        mapElements { $0 < bounds.lowerBound ? bounds.lowerBound : $0 > bounds.upperBound ? bounds.upperBound : $0 }
    }
    /// 1 where the element lies within `bounds`, their ends included; else 0.
    public func contained(in bounds: ClosedRange<Float>) -> NDArray {
        mapElements { $0 >= bounds.lowerBound && $0 <= bounds.upperBound ? 1 : 0 }
    }
    /// The power of each element: NaN for negative ones where `exponent` is not a whole number.
    public func raised(to exponent: Float) -> NDArray {
        exponent == 2 ? mapElements { $0 * $0 } : mapElements { powf($0, exponent) }
    }
    /// The logistic function of each element, 1 / (1 + e⁻ˣ): 0 and 1 far out, never NaN.
    public func sigmoid() -> NDArray { mapElements(by: floats_logistic) }
    /// g r (1 - r), with r the result.
    package func throughSigmoid(_ result: NDArray) -> NDArray { zipElements(result, "sigmoid") { $0 * $1 * (1 - $1) } }
    /// The hyperbolic tangent of each element.
    public func tanh() -> NDArray { mapElements(by: floats_hyperbolic_tangent) }
    /// g (1 - r²), with r the result.
    package func throughTanh(_ result: NDArray) -> NDArray { zipElements(result, "tanh") { $0 * (1 - $1 * $1) } }
    /// The error function of each element, 2/√π ∫₀ˣ exp(-t²) dt.
    public func errorFunction() -> NDArray { mapElements(by: floats_error_function) }
    /// x Φ(x) of each element x, with Φ the standard normal cumulative distribution function to 10⁻⁷.
    package func gelu() -> NDArray { mapElements(by: floats_gelu) }
    /// g times the derivative of `gelu` at `input`.
    package func throughGELU(_ input: NDArray) -> NDArray { input.mapElements(with: self, by: floats_gelu_gradient) }
}
