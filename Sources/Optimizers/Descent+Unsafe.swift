import Arrays
import Autograd
import CKernels
import NN

extension Parameter {
    /// w ← w - `rate` (g + `weightDecay` w), in one pass and in place.
    func descend(along gradient: NDArray<Float>, rate: Float, weightDecay: Float) {
        require(
            gradient.shape == shape, "SGD: a gradient of shape \(gradient.shape) for a parameter of shape \(shape)")
        let count = gradient.count
        tensor.withUnsafeMutableValue { value in
            gradient.withUnsafeElements { gradient in
                sgd_step(rate, weightDecay, count, value, gradient)
            }
        }
    }
}
