import Arrays

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

/// The absolute differences |d|, with gradient 0 where d is 0
/// ([`l1_loss`](https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.l1_loss.html)).
public func absoluteError(_ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean) -> Tensor {
    loss("absoluteError", prediction, target, reduction, value: { $0.abs() }, slope: { $0.sign() })
}

/// Huber's loss: d²/2 up to |d| = `delta`, and `delta` (|d| - `delta`/2) beyond
/// ([`huber_loss`](https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.huber_loss.html)).
public func huberError(
    _ prediction: Tensor, _ target: Tensor, delta: Float = 1, reduction: Reduction = .mean
) -> Tensor {
    require(delta > 0, "huberError: delta is \(delta), not positive")
    let held = { (difference: NDArray<Float>) in difference.clamped(to: -delta...delta) }
    return loss(
        "huberError", prediction, target, reduction, value: { held($0) * ($0 - held($0) * 0.5) }, slope: held)
}

/// The cross-entropy of the classes of examples, from logits: log Σⱼ e^xⱼ - x_class, without overflow
/// ([`cross_entropy`](https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cross_entropy.html)).
///
/// - Parameters:
///   - logits: Examples x classes, before any softmax.
///   - classes: The class of each example, from 0.
///   - reduction: Over the examples.
/// - Returns: A scalar, or with `.none` a vector of the examples.
public func crossEntropy(_ logits: Tensor, classes: [Int], reduction: Reduction = .mean) -> Tensor {
    requireClasses(classes, of: logits.shape)
    let (losses, shares) = logits.value.crossEntropies(classes: classes)
    return Tensor(reduction.apply(to: losses), from: logits) { gradient in
        let slope = shares.throughCrossEntropies(classes: classes)
        let part = reduction.spread(gradient, over: losses.count)
        logits.accumulate(slope * (reduction == .none ? part.reshaped(to: [losses.count, 1]) : part))
    }
}

/// A loss of the differences: `value` computes it, `slope` its derivative.
private func loss(
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

/// Stops the program unless there is a class of `logits` for each of its rows.
private func requireClasses(_ classes: [Int], of logits: Shape) {
    require(
        logits.rank == 2 && logits[0] == classes.count,
        "crossEntropy: logits of shape \(logits) do not fit \(classes.count) classes")
    let outside = classes.first { $0 < 0 || $0 >= logits[1] }
    require(outside == nil, "crossEntropy: class \(outside ?? 0) is outside of logits of shape \(logits)")
}
