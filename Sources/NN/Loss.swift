import Autograd

/// What training makes small: a scalar from a batch's predictions and targets.
///
/// ```swift
/// Trainer(epochs: 100, batchSize: 64, loss: .meanSquaredError, optimizer: .adam(learningRate: 5))
/// let huge = Loss("tenfold") { meanSquaredError($0, $1) * 10 }
/// ```
public struct Loss: Sendable {
    /// The name, for messages and records.
    public let name: String
    private let compute: @Sendable (_ prediction: Tensor, _ target: Tensor) -> Tensor

    /// Makes a loss of one's own; `compute` returns a tensor of one element.
    public init(_ name: String, _ compute: @escaping @Sendable (_ prediction: Tensor, _ target: Tensor) -> Tensor) {
        self.name = name
        self.compute = compute
    }

    /// The loss of one batch.
    public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor { compute(prediction, target) }

    /// The mean of the squared differences.
    public static let meanSquaredError = Loss("mean squared error") { Autograd.meanSquaredError($0, $1) }
}
