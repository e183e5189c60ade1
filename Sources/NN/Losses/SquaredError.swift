import Arrays
import Autograd
import Support

/// The mean of the squared differences of two tensors of one shape: a scalar. One operation in place of four.
public func meanSquaredError(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    require(
        prediction.shape == target.shape,
        "meanSquaredError: a prediction of shape \(prediction.shape) and a target of \(target.shape) do not fit")
    let difference = prediction.value - target.value
    let scale = 2 / Float(difference.count)
    return Tensor(NDArray(repeating: difference.meanOfSquares(), shape: []), from: prediction, target) { gradient in
        let part = difference * (gradient.item * scale)
        prediction.accumulate(part)
        target.accumulate(-part)
    }
}

/// The squared differences d² of two tensors of one shape
/// ([`mse_loss`](https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mse_loss.html)).
///
/// With the mean it is `meanSquaredError`, which is faster.
public func squaredError(_ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean) -> Tensor {
    loss("squaredError", prediction, target, reduction, value: { $0 * $0 }, slope: { $0 * 2 })
}

/// Half of the squared differences, d²/2: the loss of linear regression in *Dive into Deep Learning*.
public func halfSquaredError(_ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean) -> Tensor {
    loss("halfSquaredError", prediction, target, reduction, value: { $0 * $0 * 0.5 }, slope: { $0 })
}

extension Loss {
    /// The mean of the squared differences.
    public static let meanSquaredError = Loss("mean squared error") { NN.meanSquaredError($0, $1) }

    /// The squared differences d². As all losses, with `.mean` or `.sum` for training, which takes a scalar.
    public static func squaredError(reduction: Reduction = .mean) -> Loss {
        if reduction == .mean { return .meanSquaredError }
        return Loss("squared error", reduction) { NN.squaredError($0, $1, reduction: reduction) }
    }

    /// Half of the squared differences, d²/2.
    public static func halfSquaredError(reduction: Reduction = .mean) -> Loss {
        Loss("half squared error", reduction) { NN.halfSquaredError($0, $1, reduction: reduction) }
    }
}
