import Arrays
import Autograd

/// Where the batches of a training run come from: examples by their index, each with a target.
///
/// `Examples` holds features as numbers, `CodedExamples` categories as codes, `ByteExamples` images as bytes. A source of one's
/// own writes a batch's features and targets, in the form that the model and the loss take:
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
    /// Makes `batch` the one of the examples at `rows`, reusing the memory that it has.
    func fill(_ batch: inout Batch, rows: ArraySlice<Int>)
}

/// The memory of one batch, filled again and again.
public struct Batch: Sendable {
    /// One example a row.
    public var features = NDArray<Float>(repeating: 0, shape: [0, 0])
    /// The features in coded form; nil where they are `features`.
    public var coded: CodedBatch?
    /// The target of each example.
    public var targets = NDArray<Float>(repeating: 0, shape: [0, 0])

    /// Makes an empty batch.
    public init() {}

    /// What a model gets.
    var input: Tensor { coded.map { Tensor($0) } ?? Tensor(features) }
}

extension ExampleSource {
    /// Calls `body` with one batch after the other, in the order of `order`: as few as `batchSize` allows, and as even as may
    /// be. A small one left over at the end would take a step of its own noise right before the model is evaluated.
    func forEachBatch(
        of batchSize: Int, in order: [Int], using batch: inout Batch, _ body: (Batch, _ count: Int) throws -> Void
    ) rethrows {
        let batches = batchCount(of: batchSize, for: order.count)
        for index in 0..<batches {
            let rows = order[index * order.count / batches..<(index + 1) * order.count / batches]
            fill(&batch, rows: rows)
            try body(batch, rows.count)
        }
    }
}

/// How many batches of at most `size` examples it takes for `examples` of them.
package func batchCount(of size: Int, for examples: Int) -> Int { examples / size + (examples % size == 0 ? 0 : 1) }
