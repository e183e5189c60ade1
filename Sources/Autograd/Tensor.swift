import Arrays
import Support

/// A node of a graph of operations: a value, and the backward pass of the operation.
///
/// ```swift
/// let x = Tensor([1, 2, 3], requiresGradient: true)
/// (x * x).sum().backward()
/// x.gradient  // [2, 4, 6]
/// ```
///
/// The operations that run make the graph, so loops and branches are ordinary Swift. Unlike an `NDArray`, a tensor is
/// an object that stays in the task that made it. An operation costs a node, its value and a closure; the node keeps
/// only the value if no input requires a gradient.
public class Tensor: CustomStringConvertible, ExpressibleByArrayLiteral {
    // A tensor stays in one task, and no foreign code runs during a change: checking each access would take a tenth of
    // the time of a small operation.

    /// The value; nil in a tensor of coded features, and as long as `update` has it.
    @exclusivity(unchecked) private final var stored: NDArray<Float>?
    /// The coded features of a constant made from them.
    final let coded: CodedBatch?
    /// The gradient so far; for an output of an operation only during a backward pass.
    @exclusivity(unchecked) final var accumulated: NDArray<Float>?
    /// Whether gradients flow to or through this tensor. Only that of a leaf is changed, between two passes.
    @exclusivity(unchecked) public internal(set) final var requiresGradient: Bool

    /// The inputs; nil for a leaf, and once a backward pass has cut the edges.
    @exclusivity(unchecked) final var first, second, third: Tensor?
    /// Gives the inputs their parts of this tensor's gradient.
    @exclusivity(unchecked) final var propagation: ((_ gradient: NDArray<Float>) -> Void)?
    /// Whether a backward pass has cut the edges.
    @exclusivity(unchecked) final var isReleased = false
    /// During a backward pass, the number of uses that have not given their part of the gradient.
    @exclusivity(unchecked) final var pendingUses = 0
    /// The tensor below this one in the stack of a pass.
    @exclusivity(unchecked) final var below: Tensor?

    /// Makes a leaf of the graph: a constant, or a variable if it requires a gradient.
    public init(_ value: NDArray<Float>, requiresGradient: Bool = false) {
        (stored, coded) = (value, nil)
        self.requiresGradient = requiresGradient
    }

    /// Makes a constant of coded features: `linear` takes the codes as they are, any other operation the dense `value`.
    public init(_ features: CodedBatch) {
        (stored, coded) = (nil, features)
        requiresGradient = false
    }

    /// Makes a leaf of rows of one length: `Tensor([[1, 2], [3, 4]])`.
    public convenience init(_ rows: [[Float]], requiresGradient: Bool = false) {
        self.init(NDArray(rows), requiresGradient: requiresGradient)
    }

    /// Makes a constant scalar. Beside a tensor, as in `x * 0.5`, a plain number is enough.
    public convenience init(_ scalar: Float) { self.init(NDArray(repeating: scalar, shape: [])) }

    /// Makes a constant vector: `let x: Tensor = [1, 2, 3]`.
    public required convenience init(arrayLiteral elements: Float...) { self.init(NDArray(elements)) }

    /// Makes the output of an operation on one to three tensors.
    ///
    /// - Parameters:
    ///   - value: The value of the output.
    ///   - first: The first input.
    ///   - second: The second input, if there is one.
    ///   - third: The third input, if there is one.
    ///   - backward: Gives each input its part of the output's gradient by `accumulate`. It must not capture the
    ///     output: that cycle would never be released.
    public init(
        _ value: NDArray<Float>, from first: Tensor, _ second: Tensor? = nil, _ third: Tensor? = nil,
        backward: @escaping (_ gradient: NDArray<Float>) -> Void
    ) {
        (stored, coded) = (value, nil)
        let isWanted = first.requiresGradient || second?.requiresGradient == true || third?.requiresGradient == true
        requiresGradient = isWanted && GradientMode.isEnabled
        if requiresGradient { (self.first, self.second, self.third, propagation) = (first, second, third, backward) }
    }

    deinit { releaseGraph() }

    /// The value, as an array prints it, and whether gradients flow: `Tensor([1.0, 2.0], requiresGradient: true)`.
    public var description: String {
        let lines = value.description.split(separator: "\n", omittingEmptySubsequences: false)
        let indent = "\n" + String(repeating: " ", count: "Tensor(".count)
        let text = lines.map(String.init).joined(separator: indent).replacing(indent + "\n", with: "\n\n")
        return "Tensor(\(text)\(requiresGradient ? ", requiresGradient: true" : ""))"
    }
}

extension Tensor {
    /// The same value as a constant: no gradient flows through it.
    public func detached() -> Tensor { Tensor(value) }

    /// The value, which coded features make at each call. A leaf's may be set between two passes, in the same shape.
    public var value: NDArray<Float> {
        get { stored ?? features.dense() }
        set { update { $0 = newValue } }
    }

    /// The extents, outermost first. They never change.
    public var shape: Shape { stored?.shape ?? features.shape }

    /// The features of a tensor without a stored value.
    private var features: CodedBatch {
        guard let coded else { stop(Self.isChanging) }
        return coded
    }

    private static var isChanging: String { "a tensor is neither read nor changed while `update` changes it" }

    /// The gradient of a leaf, added up over the calls of `backward()`; nil before the first.
    public var gradient: NDArray<Float>? {
        get { accumulated }
        set { accumulated = newValue }
    }

    /// Changes the value of a leaf in place, with its shape, between two passes. `change` must not use the tensor.
    public func update(_ change: (inout NDArray<Float>) -> Void) {
        guard var value = stored.take() else {
            stop(coded == nil ? Self.isChanging : "a tensor of coded features does not change")
        }
        let shape = value.shape
        change(&value)
        require(value.shape == shape, "a tensor of shape \(shape) cannot take a value of shape \(value.shape)")
        stored = value
    }

    /// The one element of a tensor of one element.
    public var item: Float { value.item }
}
