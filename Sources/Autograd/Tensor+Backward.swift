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
        if case .released = origin { require(false, "backward: this graph was walked before and is released") }
        countUses()
        accumulate(NDArray(repeating: 1, shape: shape))
        var ready = [self]
        while let tensor = ready.popLast() {
            guard case .operation(let inputs, let backward) = tensor.origin else { continue }
            tensor.origin = .released
            if let gradient = tensor.gradient.take() { backward(gradient) }
            inputs.forEachRequiringGradient { input in
                input.pendingUses -= 1
                if input.pendingUses == 0 { ready.append(input) }
            }
        }
    }

    /// Sets `pendingUses` of everything that this tensor was computed from.
    private func countUses() {
        var reached = [self]
        while let tensor = reached.popLast() {
            if case .released = tensor.origin {
                require(false, "backward: a part of this graph was walked before and is released")
            }
            guard case .operation(let inputs, _) = tensor.origin else { continue }
            inputs.forEachRequiringGradient { input in
                if input.pendingUses == 0 { reached.append(input) }
                input.pendingUses += 1
            }
        }
    }

    /// Adds one part of the gradient, if this tensor requires it; otherwise it is not even computed.
    ///
    /// A part in a shape that this tensor was broadcast to is summed back to its own.
    public func accumulate(_ part: @autoclosure () -> NDArray<Float>) {
        guard requiresGradient else { return }
        let part = part().summed(to: shape)
        if var sum = gradient.take() {
            sum += part
            gradient = sum
        } else {
            gradient = part
        }
    }
}

extension Tensor {
    /// Releases what this tensor was computed from, link by link: a chain of a million would overflow the stack if each
    /// link released the next.
    func releaseGraph() {
        var owned = [Tensor]()
        moveInputs(to: &owned)
        while var tensor = owned.popLast() {
            if isKnownUniquelyReferenced(&tensor) { tensor.moveInputs(to: &owned) }
        }
    }

    /// Cuts the edges to what this tensor was computed from, which `owned` then keeps alive.
    private func moveInputs(to owned: inout [Tensor]) {
        guard case .operation(let inputs, _) = origin else { return }
        inputs.forEachRequiringGradient { owned.append($0) }
        origin = .released
    }
}
