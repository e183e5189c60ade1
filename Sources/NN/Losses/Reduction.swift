import Arrays

/// The reduction of the losses of a batch to one.
public enum Reduction: String, Sendable, Codable, CaseIterable {
    /// None: each stays.
    case none
    /// Their mean, a scalar: NaN where there are none.
    case mean
    /// Their sum, a scalar.
    case sum

    /// The reduced losses.
    func apply(to losses: NDArray<Float>) -> NDArray<Float> {
        switch self {
        case .none: losses
        case .mean: NDArray(repeating: losses.mean(), shape: [])
        case .sum: NDArray(repeating: losses.sum(), shape: [])
        }
    }

    /// The gradient of each of `count` losses, as one number if it is the same for all.
    func spread(_ gradient: NDArray<Float>, over count: Int) -> NDArray<Float> {
        self == .mean ? gradient / Float(count) : gradient
    }
}
