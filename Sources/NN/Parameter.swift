import Arrays
import Autograd

/// What training changes: a value with its gradient.
///
/// A plain `Tensor` that a module holds is a constant; only parameters are found by `parameters` and stepped by an
/// optimizer. Parameters are objects: two layers that hold the same one share it, and their gradients add up.
public final class Parameter {
    /// The leaf that the module's operations use.
    public let tensor: Tensor

    /// Makes a parameter that starts at `value`.
    public init(_ value: NDArray<Float>) { tensor = Tensor(value, requiresGradient: true) }

    /// The value, in the shape it was made with.
    public var value: NDArray<Float> {
        get { tensor.value }
        set { tensor.assign(newValue) }
    }

    /// The gradient, added up over backward passes: nil before the first, and after `zeroGradients()`.
    public var gradient: NDArray<Float>? { tensor.gradient }

    /// The extents of the value.
    public var shape: Shape { tensor.shape }

    /// Whether training changes it: true unless set to false, which freezes it (PyTorch's `requires_grad`).
    ///
    /// No gradient flows to a frozen parameter, the one that it had is dropped, and optimizers, which step only parameters
    /// that have a gradient, leave it alone. To be set between two passes.
    public var isTrainable: Bool {
        get { tensor.requiresGradient }
        set {
            tensor.requiresGradient = newValue
            if !newValue { tensor.gradient = nil }
        }
    }
}

extension Parameter: CustomStringConvertible {
    /// The value, as an array prints it, and whether it is frozen: `Parameter([1.0, 2.0], isTrainable: false)`.
    public var description: String { "Parameter(\(value)\(isTrainable ? "" : ", isTrainable: false"))" }
}
