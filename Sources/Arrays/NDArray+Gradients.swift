/// Gradients of the inputs of elementwise functions, from this gradient of the output: one pass each, where arithmetic of
/// whole arrays would take several.
extension NDArray where Scalar == Float {
    /// Of the divisor in a division that gave `quotient`, from this gradient divided by the divisor: -g q.
    package func throughDivisor(_ quotient: NDArray) -> NDArray {
        zipElements(quotient, "/") { -($0 * $1) }
    }

    /// Through the rectifier of `input`: g where it is positive, else 0.
    package func throughRectifier(_ input: NDArray) -> NDArray {
        zipElements(input, "relu") { $1 > 0 ? $0 : 0 }
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
