import Arrays
import Autograd
import Support

/// Scales the gradients of `parameters` by min(1, maximum / (norm + 1e-6)), with their common norm: the rule of
/// [`torch.nn.utils.clip_grad_norm_`](https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html).
///
/// Call it between `backward()` and `step()`.
///
/// - Returns: The common Euclidean norm before scaling, added up in double precision.
@discardableResult
public func clipGradients(of parameters: [Parameter], toNorm maximum: Float) -> Float {
    require(maximum > 0, "clipGradients: a norm is more than 0, not \(maximum)")
    let squares = parameters.reduce(0.0) { sum, parameter in
        let norm = Double(parameter.gradient?.norm() ?? 0)
        return sum + norm * norm
    }
    let norm = Float(squares.squareRoot())
    let scale = maximum / (norm + 1e-6)
    if scale < 1 {
        for parameter in parameters { parameter.gradient = parameter.gradient.map { $0 * scale } }
    }
    return norm
}
