import Autograd

/// Adam with decoupled weight decay: w ← (1 - η λ) w before the step, and λ no part of the gradient.
///
/// Unlike in `Adam`, the decay of a parameter does not depend on its gradients, and λ is 0.01 by default. Step, groups
/// and state are those of `Adam`.
///
/// Source: Loshchilov and Hutter, *Decoupled weight decay regularization*, 2019; rule and defaults of
/// [`torch.optim.AdamW`](https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html).
public final class AdamW: Adam {
    override var decouplesWeightDecay: Bool { true }

    /// Makes the optimizer of parameters, or of groups of them; see `Adam` for the settings.
    public override init(
        _ parameters: [some Groupable], learningRate: Float = 1e-3, weightDecay: Float = 1e-2,
        betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8
    ) {
        super.init(parameters, learningRate: learningRate, weightDecay: weightDecay, betas: betas, epsilon: epsilon)
    }
}

extension OptimizerSettings {
    /// `AdamW`: Adam with decoupled weight decay.
    public static func adamW(
        learningRate: Float = 1e-3, weightDecay: Float = 1e-2, betas: (Float, Float) = (0.9, 0.999),
        epsilon: Float = 1e-8
    ) -> Self {
        Self(
            .adamW, learningRate: learningRate, weightDecay: weightDecay, beta1: betas.0, beta2: betas.1,
            epsilon: epsilon)
    }
}

extension OptimizerSettings.Algorithm {
    /// Adam, with decoupled weight decay.
    public static let adamW = Self("adamw", settings: OptimizerSettings.adamSettings) { settings, groups in
        AdamW(
            groups, learningRate: settings.learningRate, weightDecay: settings.weightDecay,
            betas: (settings.beta1, settings.beta2), epsilon: settings.epsilon)
    }
}
