import Arrays
import Autograd
import CKernels
import NN

/// The running means of one parameter's gradient and of its square, which start at zero.
struct Moments {
    private(set) var first: NDArray<Float>
    private(set) var second: NDArray<Float>

    init(first: NDArray<Float>, second: NDArray<Float>) {
        (self.first, self.second) = (first, second)
    }

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
        parameter.tensor.update { value in
            value.withUnsafeMutableElements { value in
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
}
