/// Gradients of the inputs of elementwise functions, from this gradient of the output: one pass each, where arithmetic of
/// whole arrays would take several.
extension NDArray where Scalar == Float {
    /// Of the divisor in a division that gave `quotient`, from this gradient divided by the divisor: -g q.
    package func throughDivisor(_ quotient: NDArray) -> NDArray {
        zipElements(quotient, "/") { -($0 * $1) }
    }

    /// Through the rectifier of `input`: g where it is positive or NaN, else 0.
    package func throughRectifier(_ input: NDArray) -> NDArray {
        zipElements(input, "relu") { $1 <= 0 ? 0 : $0 }
    }

    /// Through a choice of which this input had `shares`: g times the share, and 0 without one, even where g is infinite or NaN.
    package func throughChoice(_ shares: NDArray) -> NDArray {
        zipElements(shares, "choice") { $1 == 0 ? 0 : $0 * $1 }
    }

    /// The shares of these elements in the gradient of `maximum(self, other)`: 1 where they are greater, 1/2 where both are equal,
    /// else 0; 1 for both where one of them is NaN, so that it stays visible.
    package func sharesOfGreater(than other: NDArray) -> NDArray {
        zipElements(other, "maximum") { $0 == $1 ? 0.5 : $0 < $1 ? 0 : 1 }
    }

    /// Through the leaky rectifier of `input`: g where it is positive, else g times `slope`.
    package func throughLeakyRectifier(_ input: NDArray, slope: Float) -> NDArray {
        zipElements(input, "leakyReLU") { $1 > 0 ? $0 : $0 * slope }
    }

    /// Through the logistic function that gave `result`: g r (1 - r).
    package func throughSigmoid(_ result: NDArray) -> NDArray {
        zipElements(result, "sigmoid") { $0 * $1 * (1 - $1) }
    }

    /// Through the hyperbolic tangent that gave `result`: g (1 - r²).
    package func throughTanh(_ result: NDArray) -> NDArray {
        zipElements(result, "tanh") { $0 * (1 - $1 * $1) }
    }
}
