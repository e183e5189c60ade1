import Arrays
import Autograd

extension Parameter {
    /// w ← w - `rate` (g + `weightDecay` w), in place.
    func descend(along gradient: NDArray<Float>, rate: Float, weightDecay: Float) {
        require(
            gradient.shape == shape, "SGD: a gradient of shape \(gradient.shape) for a parameter of shape \(shape)")
        update { value in
            var direction = gradient
            if weightDecay != 0 { direction.add(value, scaledBy: weightDecay) }
            value.add(direction, scaledBy: -rate)
        }
    }
}
