import Arrays
import Autograd

/// A source of batches for training: examples by index, each with a target.
///
/// `Examples` holds features as numbers, `CodedExamples` categories as codes, `ByteExamples` images as bytes. Your own
/// source writes the features and targets of a batch in the form that the model and the loss take:
///
/// ```swift
/// struct Squares: ExampleSource {
///     let rows = Array(0..<100)
///     func fill(_ batch: inout Batch, rows: ArraySlice<Int>) {
///         batch.features = NDArray(rows.map { [Float($0)] })
///         batch.targets = NDArray(rows.map { [Float($0 * $0)] })
///     }
/// }
/// ```
public protocol ExampleSource: Sendable {
    /// The indices of the examples to train on or to evaluate.
    var rows: [Int] { get }
    /// Fills `batch` with the examples at `rows`, reusing its memory.
    func fill(_ batch: inout Batch, rows: ArraySlice<Int>)
}

/// The memory of a batch, which is reused.
public struct Batch: Sendable, CustomStringConvertible {
    /// Examples x inputs.
    public var features = NDArray<Float>(repeating: 0, shape: [0, 0])
    /// The features as codes; nil if they are in `features`.
    public var coded: CodedBatch?
    /// Examples x outputs.
    public var targets = NDArray<Float>(repeating: 0, shape: [0, 0])

    /// Makes an empty batch.
    public init() {}

    var input: Tensor { coded.map { Tensor($0) } ?? Tensor(features) }

    /// The shapes: `Batch(features: [64, 331], targets: [64, 1])`.
    public var description: String {
        "Batch(features: \(coded == nil ? "\(features.shape)" : "coded"), targets: \(targets.shape))"
    }
}

extension ExampleSource {
    /// Calls `body` with each of the batches of `order`.
    func forEachBatch(
        of batchSize: Int, in order: [Int], using batch: inout Batch, _ body: (Batch, _ count: Int) throws -> Void
    ) rethrows {
        for rows in batches(of: batchSize, in: order) {
            fill(&batch, rows: rows)
            try body(batch, rows.count)
        }
    }
}

/// The batches of `order`: as few as `size` allows, and equal in size, give or take one example. A small last batch would
/// take a noisy step right before the evaluation.
func batches(of size: Int, in order: [Int]) -> some Sequence<ArraySlice<Int>> {
    let count = batchCount(of: size, for: order.count)
    return (0..<count).lazy.map { part($0, of: count, in: order[...]) }
}

/// Part `index` of `count` parts of `rows`, which are equal in size, give or take one row.
func part(_ index: Int, of count: Int, in rows: ArraySlice<Int>) -> ArraySlice<Int> {
    rows[rows.startIndex + index * rows.count / count..<rows.startIndex + (index + 1) * rows.count / count]
}

/// The number of batches of at most `size` examples for `examples` of them.
package func batchCount(of size: Int, for examples: Int) -> Int { examples / size + (examples % size == 0 ? 0 : 1) }
