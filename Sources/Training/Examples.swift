import Arrays

/// What a model learns from: features and targets, and which of their rows. A view: no row is copied.
public struct Examples: Sendable {
    /// One example a row.
    public let features: NDArray<Float>
    /// One row of outputs for each row of features.
    public let targets: NDArray<Float>
    /// The rows that count.
    public let rows: [Int]

    /// Makes a view of `rows`, by default of all of them.
    ///
    /// - Parameters:
    ///   - features: Examples x inputs.
    ///   - targets: Examples x outputs, or a vector of one target each.
    ///   - rows: Indices into both.
    public init(features: NDArray<Float>, targets: NDArray<Float>, rows: [Int]? = nil) {
        require(
            features.shape.rank > 0 && targets.shape.rank > 0 && features.shape[0] == targets.shape[0],
            "Examples: features of shape \(features.shape) and targets of shape \(targets.shape) do not fit")
        self.features = features
        self.targets = targets.shape.rank == 1 ? targets.reshaped(to: Shape(targets.count, 1)) : targets
        self.rows = rows ?? Array(0..<features.shape[0])
    }
}

/// The memory of one batch, filled again and again.
struct Batch {
    private(set) var features = NDArray<Float>(repeating: 0, shape: [0, 0])
    private(set) var targets = NDArray<Float>(repeating: 0, shape: [0, 0])

    /// Makes this the batch of the examples at `rows`.
    mutating func fill(from examples: Examples, rows: ArraySlice<Int>) {
        features.gather(rows: rows, of: examples.features)
        targets.gather(rows: rows, of: examples.targets)
    }
}
