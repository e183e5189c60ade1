import Arrays
import Autograd
import Support

/// The cross-entropy log Σⱼ e^xⱼ - x_class of logits, without overflow
/// ([`cross_entropy`](https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cross_entropy.html)).
///
/// - Parameters:
///   - logits: Examples x classes, before any softmax.
///   - classes: The class of each example, from 0.
///   - reduction: Over the examples.
/// - Returns: A scalar, or with `.none` a vector of the examples.
public func crossEntropy(_ logits: Tensor, classes: [Int], reduction: Reduction = .mean) -> Tensor {
    let shape = logits.shape
    require(
        shape.rank == 2 && shape[0] == classes.count,
        "crossEntropy: logits of shape \(shape) do not fit \(classes.count) classes")
    let outside = classes.first { $0 < 0 || $0 >= shape[1] }
    require(outside == nil, "crossEntropy: class \(outside ?? 0) is outside of logits of shape \(shape)")
    let (losses, shares) = logits.value.crossEntropies(classes: classes)
    return Tensor(reduction.apply(to: losses), from: logits) { gradient in
        let slope = shares.throughCrossEntropies(classes: classes)
        let part = reduction.spread(gradient, over: losses.count)
        logits.accumulate(slope * (reduction == .none ? part.reshaped(to: [losses.count, 1]) : part))
    }
}

extension Loss {
    /// The cross-entropy of logits, examples x classes. Targets are class indices from 0: a vector or a column.
    public static func crossEntropy(reduction: Reduction = .mean) -> Loss {
        Loss("cross-entropy", reduction) { logits, target in
            let classes = target.value.scalars.map { number in
                let index = Int(exactly: number)
                require(index != nil, "crossEntropy: a class is a whole number, not \(number)")
                return index ?? 0
            }
            return NN.crossEntropy(logits, classes: classes, reduction: reduction)
        }
    }
}
