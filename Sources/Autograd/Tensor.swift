import Arrays

/// A node of the graph of a computation: a value, and how gradients flow back from it.
///
/// ```swift
/// let x = Tensor([1, 2, 3], requiresGradient: true)
/// (x * x).sum().backward()
/// x.gradient  // [2, 4, 6]
/// ```
///
/// The graph is what ran: ordinary loops and branches make it, part by part. A tensor is an object that stays in the task
/// that made it, unlike an `NDArray`, which is a value and knows of no gradients. An operation costs a node, its value and
/// a closure; where no input needs a gradient, the node keeps only the value.
public class Tensor: CustomStringConvertible, ExpressibleByArrayLiteral {
    // A tensor stays in one task, and nothing here calls foreign code in the middle of a change: checking each access anew
    // would take a tenth of the time of a small operation.

    /// The value; nil in a tensor of coded features, and as long as `update` has it.
    @exclusivity(unchecked) private final var stored: NDArray<Float>?
    /// For a constant made of coded features, these.
    final let coded: CodedBatch?
    /// The gradient so far; for an output of an operation only during a backward pass.
    @exclusivity(unchecked) final var accumulated: NDArray<Float>?
    /// Whether gradients flow to or through this tensor. Only that of a leaf is changed, between two passes.
    @exclusivity(unchecked) public internal(set) final var requiresGradient: Bool

    /// What the value was computed from: nothing for a leaf, nor once a backward pass has cut the edges.
    @exclusivity(unchecked) final var first, second, third: Tensor?
    /// Gives these their parts of the gradient, from that of this tensor.
    @exclusivity(unchecked) final var propagation: ((_ gradient: NDArray<Float>) -> Void)?
    /// Whether a backward pass has cut the edges.
    @exclusivity(unchecked) final var isReleased = false
    /// During a backward pass, how many uses of this tensor have not yet given their part of its gradient.
    @exclusivity(unchecked) final var pendingUses = 0
    /// The tensor below this one, while a pass keeps it in a stack.
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

    /// Makes a constant scalar. Beside a tensor, as in `x * 0.5`, a plain number does.
    public convenience init(_ scalar: Float) { self.init(NDArray(repeating: scalar, shape: [])) }

    /// Makes a constant vector: `let x: Tensor = [1, 2, 3]`.
    public required convenience init(arrayLiteral elements: Float...) { self.init(NDArray(elements)) }

    /// Makes the output of an operation on one to three tensors.
    ///
    /// - Parameters:
    ///   - value: What the operation computed.
    ///   - first: What it was computed from, with `second` and `third`.
    ///   - second: The second input, if there is one.
    ///   - third: The third input, if there is one.
    ///   - backward: Gives each input its part of the gradient by `accumulate`, from the gradient of the output. It must
    ///     not capture the output: that would be a cycle, which is never released.
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
    public var description: String { "Tensor(\(value)\(requiresGradient ? ", requiresGradient: true" : ""))" }
}

extension Tensor {
    /// The same value as a constant: no gradient flows through it.
    public func detached() -> Tensor { Tensor(value) }

    /// The value. Of coded features it is made anew each time.
    ///
    /// That of a leaf, such as a parameter, may be replaced by another of the same shape, between two passes.
    public var value: NDArray<Float> {
        get { stored ?? features.dense() }
        set { update { $0 = newValue } }
    }

    /// The extents, outermost first. They never change.
    public var shape: Shape { stored?.shape ?? features.shape }

    /// What a tensor without a stored value is made of.
    private var features: CodedBatch {
        guard let coded else { stop(Self.isChanging) }
        return coded
    }

    private static var isChanging: String { "a tensor is neither read nor changed while `update` changes it" }

    /// For a leaf, the gradient of what `backward()` was called on, added up over the calls: nil before the first.
    public var gradient: NDArray<Float>? {
        get { accumulated }
        set { accumulated = newValue }
    }

    /// Changes the value of a leaf in place, but not its shape, between two passes. `change` must not use the tensor itself: it has
    /// no value until then.
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
