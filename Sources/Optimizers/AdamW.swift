import Autograd

/// Adam with decoupled weight decay: w ← (1 - η λ) w before the step, and λ no part of the gradient.
///
/// Unlike in `Adam`, how fast a parameter decays does not depend on its gradients; λ is 0.01 by default. The step itself, the
/// groups and the state are those of `Adam`.
///
/// Source: Loshchilov and Hutter, *Decoupled weight decay regularization*, 2019; the rule and the defaults are those of
/// [`torch.optim.AdamW`](https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html).
public final class AdamW: Adam {
    /// Makes the optimizer of groups of parameters, each with settings of its own.
    ///
    /// - Parameters:
    ///   - groups: The parameters, each in one group.
    ///   - learningRate: η.
    ///   - weightDecay: λ of the groups that have none of their own.
    ///   - betas: β₁ and β₂.
    ///   - epsilon: ε.
    public init(
        _ groups: [ParameterGroup], learningRate: Float = 1e-3, weightDecay: Float = 1e-2,
        betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8
    ) {
        super.init(
            groups, learningRate: learningRate, weightDecay: weightDecay, decouplesWeightDecay: true, betas: betas,
            epsilon: epsilon)
    }

    /// Makes the optimizer of `parameters`, with the same settings for all of them.
    public convenience init(
        _ parameters: [Parameter], learningRate: Float = 1e-3, weightDecay: Float = 1e-2,
        betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8
    ) {
        self.init(
            [ParameterGroup(parameters)], learningRate: learningRate, weightDecay: weightDecay, betas: betas,
            epsilon: epsilon)
    }
}
