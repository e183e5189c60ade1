/// Gradients of the inputs of elementwise functions, from this gradient of the output: one pass each, where arithmetic of
/// whole arrays would take several.
extension NDArray where Scalar == Float {
    /// Through a rectifier of `input`, whose negative elements it multiplies by `slope`; 0 counts as negative.
    package func throughRectifier(_ input: NDArray, slope: Float = 0) -> NDArray {
        zipElements(input, "relu") { $1 > 0 ? $0 : $0 * slope }
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
