import Arrays
import Autograd
import Support

/// The absolute differences |d| of two tensors of one shape, with gradient 0 where d is 0
/// ([`l1_loss`](https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.l1_loss.html)).
public func absoluteError(_ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean) -> Tensor {
    loss("absoluteError", prediction, target, reduction, value: { $0.abs() }, slope: { $0.sign() })
}

/// Huber's loss of the differences d of two tensors of one shape: d²/2 up to |d| = `delta`, and
/// `delta` (|d| - `delta`/2) beyond
/// ([`huber_loss`](https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.huber_loss.html)).
public func huberError(
    _ prediction: Tensor, _ target: Tensor, delta: Float = 1, reduction: Reduction = .mean
) -> Tensor {
    require(delta > 0, "huberError: delta is \(delta), not positive")
    let clamped = { (difference: NDArray<Float>) in difference.clamped(to: -delta...delta) }
    return loss(
        "huberError", prediction, target, reduction, value: { clamped($0) * ($0 - clamped($0) * 0.5) }, slope: clamped)
}

extension Loss {
    /// The absolute differences |d|.
    public static func absoluteError(reduction: Reduction = .mean) -> Loss {
        Loss("absolute error", reduction) { NN.absoluteError($0, $1, reduction: reduction) }
    }

    /// Huber's loss: d²/2 up to |d| = `delta`, and `delta` (|d| - `delta`/2) beyond.
    public static func huberError(delta: Float = 1, reduction: Reduction = .mean) -> Loss {
        Loss(delta == 1 ? "Huber error" : "Huber error of delta \(delta)", reduction) {
            NN.huberError($0, $1, delta: delta, reduction: reduction)
        }
    }
}
