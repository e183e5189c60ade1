import Arrays

/// Where the value of a tensor came from.
enum Origin {
    /// It was given.
    case leaf
    /// It was computed from inputs; the closure gives them their gradients.
    case operation(Inputs, (NDArray<Float>) -> Void)
    /// It was computed, and a backward pass has since cut its edges.
    case released
}

/// The one to three tensors that an operation was computed from.
struct Inputs {
    let first: Tensor
    let second: Tensor?
    let third: Tensor?

    /// Whether a gradient flows to one of them.
    var requireGradient: Bool {
        first.requiresGradient || second?.requiresGradient == true || third?.requiresGradient == true
    }

    /// Calls `body` with each of them that a gradient flows to.
    func forEachRequiringGradient(_ body: (Tensor) -> Void) {
        if first.requiresGradient { body(first) }
        if let second, second.requiresGradient { body(second) }
        if let third, third.requiresGradient { body(third) }
    }
}
