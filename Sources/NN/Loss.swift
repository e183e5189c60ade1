import Arrays
import Autograd

/// What training makes small: a scalar from a batch's predictions and targets.
///
/// ```swift
/// Trainer(epochs: 100, batchSize: 64, loss: .meanSquaredError, optimizer: .adam(learningRate: 5))
/// let huge = Loss("tenfold") { meanSquaredError($0, $1) * 10 }
/// ```
public struct Loss: Sendable {
    /// The name, for messages and records. A checkpoint tells losses apart by it: two that differ should not share one.
    public let name: String
    /// Whether it is the mean over the batch or the sum; what is recorded is the mean over all examples in both cases.
    public let reduction: Reduction
    private let compute: @Sendable (_ prediction: Tensor, _ target: Tensor) -> Tensor

    /// Makes a loss of one's own; `compute` returns a tensor of one element, which is what `reduction` says.
    public init(
        _ name: String, reduction: Reduction = .mean,
        _ compute: @escaping @Sendable (_ prediction: Tensor, _ target: Tensor) -> Tensor
    ) {
        self.name = name
        self.reduction = reduction
        self.compute = compute
    }

    /// The loss of one batch.
    public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor { compute(prediction, target) }

    /// What the loss `value` of a batch of `count` examples adds to the sum over all examples.
    package func sum(of value: Float, count: Int) -> Double { Double(value) * (reduction == .sum ? 1 : Double(count)) }

    /// The mean of the squared differences.
    public static let meanSquaredError = Loss("mean squared error") { Autograd.meanSquaredError($0, $1) }
}

/// The usual losses, the mean over the batch by default. Training takes a scalar: `.none` is for losses that are looked at.
extension Loss {
    /// The squared differences: d².
    public static func squaredError(reduction: Reduction = .mean) -> Loss {
        if reduction == .mean { return .meanSquaredError }
        return Loss("squared error", reduction) { Autograd.squaredError($0, $1, reduction: reduction) }
    }

    /// Half of the squared differences, d²/2, as in *Dive into Deep Learning*.
    public static func halfSquaredError(reduction: Reduction = .mean) -> Loss {
        Loss("half squared error", reduction) { Autograd.halfSquaredError($0, $1, reduction: reduction) }
    }

    /// The absolute differences: |d|.
    public static func absoluteError(reduction: Reduction = .mean) -> Loss {
        Loss("absolute error", reduction) { Autograd.absoluteError($0, $1, reduction: reduction) }
    }

    /// Huber's loss: d²/2 up to |d| = `delta`, and `delta` (|d| - `delta`/2) beyond.
    public static func huberError(delta: Float = 1, reduction: Reduction = .mean) -> Loss {
        Loss(delta == 1 ? "Huber error" : "Huber error of delta \(delta)", reduction) {
            Autograd.huberError($0, $1, delta: delta, reduction: reduction)
        }
    }

    /// The cross-entropy of logits, examples x classes. The targets are the classes as whole numbers from 0, one for each
    /// example: a vector or a column.
    public static func crossEntropy(reduction: Reduction = .mean) -> Loss {
        Loss("cross-entropy", reduction) { logits, target in
            Autograd.crossEntropy(logits, classes: target.value.scalars.map(classIndex), reduction: reduction)
        }
    }
}

extension Loss {
    /// Makes a loss whose name tells its reduction, unless that is the usual one.
    fileprivate init(
        _ name: String, _ reduction: Reduction,
        _ compute: @escaping @Sendable (_ prediction: Tensor, _ target: Tensor) -> Tensor
    ) {
        self.init(reduction == .mean ? name : "\(name), reduction \(reduction)", reduction: reduction, compute)
    }
}

/// The class that a number in a tensor of targets stands for.
private func classIndex(_ number: Float) -> Int {
    let index = Int(exactly: number)
    require(index != nil, "crossEntropy: a class is a whole number, not \(number)")
    return index ?? 0
}
