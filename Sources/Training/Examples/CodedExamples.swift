import Arrays
import Support

/// Examples with categories as codes rather than zeros and ones. A view: no row is copied.
///
/// ```swift
/// let examples = CodedExamples(features: try encoder.coded(table), targets: prices)
/// try trainer.fit(Linear(encoder.width, 1), examples)
/// ```
public struct CodedExamples: ExampleSource, CustomStringConvertible {
    /// Examples x inputs.
    public let features: CodedMatrix
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
    public init(features: CodedMatrix, targets: NDArray<Float>, rows: [Int]? = nil) {
        require(
            targets.shape.rank > 0 && features.rowCount == targets.shape[0],
            "CodedExamples: features of \(features.rowCount) rows and targets of shape \(targets.shape) do not fit")
        self.features = features
        self.targets = targets.shape.rank == 1 ? targets.reshaped(to: Shape(targets.count, 1)) : targets
        self.rows = rows ?? Array(0..<features.rowCount)
    }

    /// The number of examples and of inputs: `CodedExamples(1168 of 331 inputs)`.
    public var description: String { "CodedExamples(\(rows.count) of \(features.width) inputs)" }

    /// Takes the codes of the examples at `rows` without a copy, and their targets.
    public func fill(_ batch: inout Batch, rows: ArraySlice<Int>) {
        batch.coded = CodedBatch(features, rows: rows)
        batch.targets.gather(rows: rows, of: targets)
    }
}
