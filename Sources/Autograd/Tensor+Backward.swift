import Arrays

/// The backward pass, without recursion: the depth of a graph is bounded by memory alone.
extension Tensor {
    /// Adds to each leaf's `gradient` the gradient of this tensor, which has one element, and releases the graph.
    ///
    /// Reverse-mode differentiation: each operation runs once, after all of its uses. The edges are cut on the way, so a
    /// second call on the same graph stops the program and says so.
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

    /// Sets `pendingUses` of everything that this tensor was computed from.
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

    /// Cuts the edges to what this tensor was computed from, and calls `body` with each that a gradient flows to.
    private func takeInputs(_ body: (Tensor) -> Void) {
        if let input = first.take(), input.requiresGradient { body(input) }
        if let input = second.take(), input.requiresGradient { body(input) }
        if let input = third.take(), input.requiresGradient { body(input) }
    }

    /// Adds one part of the gradient, if this tensor requires it; otherwise it is not even computed.
    ///
    /// A part in a shape that this tensor was broadcast to is summed back to its own.
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

/// Tensors that are linked by themselves: a pass takes no memory. A tensor is in one stack at most.
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
    /// Releases what this tensor was computed from, link by link: a chain of a million would overflow the stack if each
    /// link released the next.
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
