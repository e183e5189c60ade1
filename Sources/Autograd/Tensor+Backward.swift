import Arrays
import Support

/// The backward pass, without recursion: the depth of a graph is bounded by memory alone.
extension Tensor {
    /// Adds the gradient of this tensor, of one element, to the `gradient` of each leaf, and releases the graph.
    ///
    /// Reverse-mode differentiation: each operation runs once, after all of its uses. A second call on the same graph
    /// stops the program.
    public func backward() {
        require(shape.elementCount == 1, "backward: shape \(shape) is not that of one element; reduce it, say by sum()")
        require(requiresGradient, "backward: no part of this value requires a gradient")
        require(!isReleased, "backward: this graph was walked before and is released")
        countUses()
        accumulate(NDArray(repeating: 1, shape: shape))
        var ready = TensorStack()
        ready.push(self)
        while let tensor = ready.pop() {
            guard let propagation = tensor.propagation.take() else { continue }
            tensor.isReleased = true
            if let gradient = tensor.accumulated.take() { propagation(gradient) }
            tensor.takeInputs { input in
                input.pendingUses -= 1
                if input.pendingUses == 0 { ready.push(input) }
            }
        }
    }

    /// Sets `pendingUses` of all tensors that this one was computed from.
    private func countUses() {
        var reached = TensorStack()
        reached.push(self)
        func reach(_ input: Tensor?) {
            guard let input, input.requiresGradient else { return }
            if input.pendingUses == 0 { reached.push(input) }
            input.pendingUses += 1
        }
        while let tensor = reached.pop() {
            require(!tensor.isReleased, "backward: a part of this graph was walked before and is released")
            reach(tensor.first)
            reach(tensor.second)
            reach(tensor.third)
        }
    }

    /// Cuts the edges to the inputs, and calls `body` with each that a gradient flows to.
    private func takeInputs(_ body: (Tensor) -> Void) {
        if let input = first.take(), input.requiresGradient { body(input) }
        if let input = second.take(), input.requiresGradient { body(input) }
        if let input = third.take(), input.requiresGradient { body(input) }
    }

    /// Adds one part of the gradient, which is computed only if this tensor requires it, and summed to its shape.
    public func accumulate(_ part: @autoclosure () -> NDArray<Float>) {
        guard requiresGradient else { return }
        var part = part()
        if part.shape != shape { part = part.summed(to: shape) }
        if var sum = accumulated.take() {
            sum += part
            accumulated = sum
        } else {
            accumulated = part
        }
    }
}

/// A stack of tensors linked through `below`: a pass takes no memory. A tensor is in one stack at most.
private struct TensorStack {
    private var top: Tensor?

    mutating func push(_ tensor: Tensor) {
        tensor.below = top
        top = tensor
    }

    mutating func pop() -> Tensor? {
        let tensor = top
        top = tensor?.below.take()
        return tensor
    }
}

extension Tensor {
    /// Releases the inputs link by link: in a long chain, releases that nest would overflow the stack.
    func releaseGraph() {
        var owned = [Tensor]()
        takeInputs { owned.append($0) }
        propagation = nil
        while var tensor = owned.popLast() {
            guard isKnownUniquelyReferenced(&tensor) else { continue }
            tensor.takeInputs { owned.append($0) }
            tensor.propagation = nil
        }
    }
}
