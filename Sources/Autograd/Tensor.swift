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
public final class Tensor {
    // A tensor stays in one task, and nothing here calls foreign code in the middle of a change: checking each access anew
    // would take a tenth of the time of a small operation.

    /// The value of a tensor that is not coded.
    @exclusivity(unchecked) private var stored: NDArray<Float>
    /// For a constant made of coded features, these.
    let coded: CodedBatch?
    /// For a leaf, the gradient of what `backward()` was called on, added up over the calls: nil before the first.
    @exclusivity(unchecked) public var gradient: NDArray<Float>?
    /// Whether gradients flow to or through this tensor. Only that of a leaf is changed, between two passes.
    @exclusivity(unchecked) public package(set) var requiresGradient: Bool

    /// What the value was computed from: nothing for a leaf, nor once a backward pass has cut the edges.
    @exclusivity(unchecked) var first, second, third: Tensor?
    /// Gives these their parts of the gradient, from that of this tensor.
    @exclusivity(unchecked) var propagation: ((_ gradient: NDArray<Float>) -> Void)?
    /// Whether a backward pass has cut the edges.
    @exclusivity(unchecked) var isReleased = false
    /// During a backward pass, how many uses of this tensor have not yet given their part of its gradient.
    @exclusivity(unchecked) var pendingUses = 0
    /// The tensor below this one, while a pass keeps it in a stack.
    @exclusivity(unchecked) var below: Tensor?

    /// Makes a leaf of the graph: a constant, or a variable if it requires a gradient.
    public init(_ value: NDArray<Float>, requiresGradient: Bool = false) {
        (stored, coded) = (value, nil)
        self.requiresGradient = requiresGradient
    }

    /// Makes a constant of coded features: `linear` takes the codes as they are, any other operation the dense `value`.
    public init(_ features: CodedBatch) {
        (stored, coded) = (Self.nothing, features)
        requiresGradient = false
    }

    private static let nothing = NDArray<Float>(repeating: 0, shape: [0])

    /// Makes a constant scalar. Beside a tensor, as in `x * 0.5`, a plain number does.
    public convenience init(_ scalar: Float) { self.init(NDArray(repeating: scalar, shape: [])) }

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
}

extension Tensor {
    /// The same value as a constant: no gradient flows through it.
    public func detached() -> Tensor { Tensor(value) }

    /// The value. Its shape never changes. Of coded features it is made anew each time.
    public var value: NDArray<Float> { coded?.dense() ?? stored }

    /// The extents, outermost first. They never change.
    public var shape: Shape { coded?.shape ?? stored.shape }

    /// Replaces the value by another of the same shape: for leaves, such as parameters, between two passes.
    public func assign(_ value: NDArray<Float>) { update { $0 = value } }

    /// Changes the value in place, but not its shape: for leaves, as `assign`.
    public func update(_ change: (inout NDArray<Float>) -> Void) {
        require(coded == nil, "a tensor of coded features does not change")
        let shape = shape
        change(&stored)
        require(stored.shape == shape, "a tensor of shape \(shape) cannot take a value of shape \(stored.shape)")
    }

    /// The one element of a tensor of one element.
    public var item: Float { value.item }
}

extension Tensor: ExpressibleByArrayLiteral {
    /// Makes a constant vector: `let x: Tensor = [1, 2, 3]`.
    public convenience init(arrayLiteral elements: Float...) { self.init(NDArray(elements)) }
}
