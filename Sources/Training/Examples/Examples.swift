import Arrays
import Support

/// Features and targets as numbers. A view of some rows: none is copied.
public struct Examples: ExampleSource, CustomStringConvertible {
    /// Examples x inputs.
    public let features: NDArray<Float>
    /// Examples x outputs.
    public let targets: NDArray<Float>
    /// The rows to use.
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

    /// The number of examples and the shape of the features: `Examples(1168 of [1460, 331])`.
    public var description: String { "Examples(\(rows.count) of \(features.shape))" }

    /// Copies the examples at `rows`.
    public func fill(_ batch: inout Batch, rows: ArraySlice<Int>) {
        batch.features.gather(rows: rows, of: features)
        batch.targets.gather(rows: rows, of: targets)
    }
}
