import Arrays
import Autograd
import Support

/// A training loss: a scalar from the predictions and targets of a batch.
///
/// ```swift
/// Trainer(epochs: 100, batchSize: 64, loss: .meanSquaredError, optimizer: .adam(learningRate: 5))
/// let huge = Loss("tenfold") { meanSquaredError($0, $1) * 10 }
/// ```
///
/// Losses of the same name are equal. Only those of the library can be decoded.
public struct Loss: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The name, which identifies the loss and its settings in messages, records and checkpoints.
    public let name: String
    /// Whether it is the mean over the batch or the sum; histories record the mean over all examples in both cases.
    public let reduction: Reduction
    private let compute: @Sendable (_ prediction: Tensor, _ target: Tensor) -> Tensor

    /// Makes a loss of your own; `compute` returns a tensor of one element, the mean or the sum as in `reduction`.
    public init(
        _ name: String, reduction: Reduction = .mean,
        _ compute: @escaping @Sendable (_ prediction: Tensor, _ target: Tensor) -> Tensor
    ) {
        self.name = name
        self.reduction = reduction
        self.compute = compute
    }

    /// Makes a loss whose name includes its reduction, unless that is the mean.
    init(
        _ name: String, _ reduction: Reduction,
        _ compute: @escaping @Sendable (_ prediction: Tensor, _ target: Tensor) -> Tensor
    ) {
        self.init(reduction == .mean ? name : "\(name), reduction \(reduction)", reduction: reduction, compute)
    }

    /// The loss of one batch.
    public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor { compute(prediction, target) }

    /// The share of a batch of `count` examples, whose loss is `value`, in the sum over all examples.
    package func sum(of value: Float, count: Int) -> Double { Double(value) * (reduction == .sum ? 1 : Double(count)) }

    /// Whether both have the same name.
    public static func == (left: Loss, right: Loss) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The name.
    public var description: String { name }
}

extension Loss {
    /// Reads a name; throws a `DecodingError` if no loss of the library has it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        let delta = name.split(separator: "delta ").last?.split(separator: ",").first.flatMap { Float($0) } ?? 1
        let known = Reduction.allCases.lazy.flatMap { reduction in
            [
                Loss.squaredError(reduction: reduction), .halfSquaredError(reduction: reduction),
                .absoluteError(reduction: reduction), .crossEntropy(reduction: reduction),
                .huberError(delta: delta > 0 ? delta : 1, reduction: reduction),
            ]
        }
        guard let loss = known.first(where: { $0.name == name }) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no loss is called '\(name)'")
        }
        self = loss
    }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// A loss of the differences of two tensors of one shape: `value` computes it, `slope` its derivative.
func loss(
    _ name: String, _ prediction: Tensor, _ target: Tensor, _ reduction: Reduction,
    value: (NDArray<Float>) -> NDArray<Float>, slope: @escaping (NDArray<Float>) -> NDArray<Float>
) -> Tensor {
    require(
        prediction.shape == target.shape,
        "\(name): a prediction of shape \(prediction.shape) and a target of \(target.shape) do not fit")
    let difference = prediction.value - target.value
    return Tensor(reduction.apply(to: value(difference)), from: prediction, target) { gradient in
        let part = slope(difference) * reduction.spread(gradient, over: difference.count)
        prediction.accumulate(part)
        target.accumulate(-part)
    }
}
