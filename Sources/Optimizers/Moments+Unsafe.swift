import Arrays
import Autograd
import CKernels
import NN

/// The running means of one parameter's gradient and of its square, which start at zero.
struct Moments {
    private var first: NDArray<Float>
    private var second: NDArray<Float>

    init(like parameter: Parameter) {
        first = NDArray(repeating: 0, shape: parameter.shape)
        second = first
    }

    /// Takes one step of Adam in one pass over the parameter; none if it has no gradient.
    mutating func step(_ rule: adam_rule, _ parameter: Parameter) {
        guard let gradient = parameter.gradient else { return }
        require(
            gradient.shape == parameter.shape,
            "Adam: a gradient of shape \(gradient.shape) for a parameter of shape \(parameter.shape)")
        let count = gradient.count
        parameter.tensor.withUnsafeMutableValue { value in
            gradient.withUnsafeElements { gradient in
                first.withUnsafeMutableElements { first in
                    second.withUnsafeMutableElements { second in
                        adam_step(rule, count, value, gradient, first, second)
                    }
                }
            }
        }
    }
}
