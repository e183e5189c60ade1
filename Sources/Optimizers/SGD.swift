import Arrays
import NN

/// Stochastic gradient descent: w ← w - η (g + λ w).
///
/// The rule of [`torch.optim.SGD`](https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html).
public final class SGD: Optimizer {
    /// What is stepped, each parameter once.
    public let parameters: [Parameter]
    /// η, which may be changed between steps.
    public var learningRate: Float
    /// λ, added to the gradient times the parameter.
    public let weightDecay: Float

    /// Makes the optimizer of `parameters`, each of which it steps.
    public init(_ parameters: [Parameter], learningRate: Float, weightDecay: Float = 0) {
        self.parameters = parameters
        self.learningRate = learningRate
        self.weightDecay = weightDecay
    }

    /// Takes one step, for every parameter that has a gradient.
    public func step() {
        for parameter in parameters {
            guard let gradient = parameter.gradient else { continue }
            parameter.value -= (gradient + parameter.value * weightDecay) * learningRate
        }
    }
}
