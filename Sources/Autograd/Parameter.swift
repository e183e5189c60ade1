import Arrays

/// What training changes: a tensor that operations take as any other, with its gradient.
///
/// ```swift
/// final class Scale: Module {
///     let factor: Parameter = [1]
///     func callAsFunction(_ x: Tensor) -> Tensor { x * factor }
/// }
/// ```
///
/// A plain `Tensor` that a module holds is a constant; only parameters are found by `parameters` and stepped by an
/// optimizer. Parameters are objects: two layers that hold the same one share it, and their gradients, which are added up over
/// backward passes until `zeroGradients()`, add up.
public final class Parameter: Tensor {
    /// Makes a parameter that starts at `value`.
    public init(_ value: NDArray<Float>) { super.init(value, requiresGradient: true) }

    /// Makes a vector that starts with these elements: `let factor: Parameter = [1]`.
    public required convenience init(arrayLiteral elements: Float...) { self.init(NDArray(elements)) }

    /// Whether training changes it: true unless set to false, which freezes it (PyTorch's `requires_grad`).
    ///
    /// No gradient flows to a frozen parameter, the one that it had is dropped, and optimizers, which step only parameters
    /// that have a gradient, leave it alone. To be set between two passes.
    public var isTrainable: Bool {
        get { requiresGradient }
        set {
            requiresGradient = newValue
            if !newValue { gradient = nil }
        }
    }

    /// The value, as an array prints it, and whether it is frozen: `Parameter([1.0, 2.0], isTrainable: false)`.
    public override var description: String { "Parameter(\(value)\(isTrainable ? "" : ", isTrainable: false"))" }
}

extension Tensor {
    /// The parameters that this tensor was computed from and that are not frozen, each once: those that `backward()` gives a
    /// gradient to.
    public var reachedParameters: [Parameter] {
        var (reached, seen) = ([self], Set<ObjectIdentifier>())
        var parameters = [Parameter]()
        while let tensor = reached.popLast() {
            guard tensor.requiresGradient, seen.insert(ObjectIdentifier(tensor)).inserted else { continue }
            if let parameter = tensor as? Parameter { parameters.append(parameter) }
            reached += [tensor.first, tensor.second, tensor.third].compactMap(\.self)
        }
        return parameters
    }
}
