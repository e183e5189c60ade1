import Arrays
import Autograd
import CArrays
import Support

/// The running means of one parameter's gradient and of its square, which start at zero, and their number of steps.
struct Moments {
    private(set) var first: NDArray<Float>
    private(set) var second: NDArray<Float>
    private(set) var steps = 0

    init(first: NDArray<Float>, second: NDArray<Float>, steps: Int) {
        (self.first, self.second, self.steps) = (first, second, steps)
    }

    init(like parameter: Parameter) {
        first = NDArray(repeating: 0, shape: parameter.shape)
        second = first
    }

    /// Takes one step of Adam in one pass over the parameter.
    mutating func step(_ rule: adam_rule, _ parameter: Parameter, _ gradient: NDArray<Float>) {
        require(
            gradient.shape == parameter.shape,
            "Adam: a gradient of shape \(gradient.shape) for a parameter of shape \(parameter.shape)")
        steps += 1
        let count = gradient.count
        parameter.update { value in
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
