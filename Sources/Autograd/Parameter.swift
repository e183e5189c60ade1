import Arrays

/// A trainable tensor: operations take it as any other.
///
/// ```swift
/// final class Scale: Module {
///     let factor: Parameter = [1]
///     func callAsFunction(_ x: Tensor) -> Tensor { x * factor }
/// }
/// ```
///
/// A plain `Tensor` in a module is a constant; only parameters are listed by `parameters` and stepped by an optimizer.
/// Parameters are objects: layers may share one. Gradients add up over uses and passes until `zeroGradients()`.
public final class Parameter: Tensor {
    /// Makes a parameter that starts at `value`.
    public init(_ value: NDArray<Float>) { super.init(value, requiresGradient: true) }

    /// Makes a vector that starts with these elements: `let factor: Parameter = [1]`.
    public required convenience init(arrayLiteral elements: Float...) { self.init(NDArray(elements)) }

    /// Whether training changes it: true by default; false freezes it (PyTorch's `requires_grad`). Set it between
    /// passes.
    ///
    /// A frozen parameter drops its gradient and gets none, so optimizers do not step it.
    public var isTrainable: Bool {
        get { requiresGradient }
        set {
            requiresGradient = newValue
            if !newValue { gradient = nil }
        }
    }

    /// The value of a vector of up to six elements, else the shape, and whether it is frozen:
    /// `Parameter([1.0, 2.0], isTrainable: false)`, `Parameter(shape: [256, 784])`.
    public override var description: String {
        let isShort = shape.rank < 2 && shape.elementCount <= 6
        return "Parameter(\(isShort ? "\(value)" : "shape: \(shape)")\(isTrainable ? "" : ", isTrainable: false"))"
    }
}

extension Tensor {
    /// The parameters, each once, that `backward()` of this tensor gives a gradient to.
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
