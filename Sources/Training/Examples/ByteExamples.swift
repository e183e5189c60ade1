import Arrays
import Support

/// Examples with bytes as features, such as images, and a class each. They stay bytes in memory; a batch has them
/// divided by 255.
///
/// ```swift
/// let training = ByteExamples(images, classes: labels)     // 60000 x 28 x 28 bytes: 47 MB, not 188
/// let trainer = Trainer(epochs: 10, batchSize: 256, loss: .crossEntropy(), optimizer: .sgd(learningRate: 0.1))
/// ```
///
/// A batch is examples x features; its targets are the classes, examples x 1.
public struct ByteExamples: ExampleSource, CustomStringConvertible {
    /// Examples x any further extents.
    public let features: NDArray<UInt8>
    /// The class of each example, from 0.
    public let classes: NDArray<UInt8>
    /// The rows to use.
    public let rows: [Int]

    /// Makes a view of `rows`, by default of all of them.
    ///
    /// - Parameters:
    ///   - features: Examples x any further extents.
    ///   - classes: A vector: the class of each example.
    ///   - rows: Indices into both.
    public init(_ features: NDArray<UInt8>, classes: NDArray<UInt8>, rows: [Int]? = nil) {
        require(
            features.shape.rank > 0 && classes.shape == [features.shape[0]],
            "ByteExamples: features of shape \(features.shape) and classes of shape \(classes.shape) do not fit")
        (self.features, self.classes, self.rows) = (features, classes, rows ?? Array(0..<features.shape[0]))
    }

    /// The number of examples and the shape of one: `ByteExamples(60000 of [28, 28])`.
    public var description: String { "ByteExamples(\(rows.count) of \(Array(features.shape.dropFirst())))" }

    /// Converts the examples at `rows`.
    public func fill(_ batch: inout Batch, rows: ArraySlice<Int>) {
        batch.features.gatherShares(rows: rows, of: features)
        batch.targets = NDArray(shape: [rows.count, 1], scalars: rows.map { Float(classes.scalars[$0]) })
    }
}
