import Arrays
import NN

/// Stochastic gradient descent: w ← w - η (g + λ w); with momentum μ, v ← μ v + g + λ w and w ← w - η v.
///
/// The rule of [`torch.optim.SGD`](https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html).
public final class SGD: Optimizer {
    /// What is stepped, each parameter once.
    public let parameters: [Parameter]
    /// η, which may be changed between steps.
    public var learningRate: Float
    /// λ, added to the gradient times the parameter.
    public let weightDecay: Float
    /// μ, how much of the last step's direction stays.
    public let momentum: Float

    /// For each parameter the direction of its last step: nil before the first.
    private var velocities: [NDArray<Float>?]

    /// Makes the optimizer of `parameters`, each of which it steps.
    public init(_ parameters: [Parameter], learningRate: Float, momentum: Float = 0, weightDecay: Float = 0) {
        self.parameters = parameters
        self.learningRate = learningRate
        self.momentum = momentum
        self.weightDecay = weightDecay
        velocities = Array(repeating: nil, count: parameters.count)
    }

    /// Takes one step, for every parameter that has a gradient.
    public func step() {
        for (index, parameter) in parameters.enumerated() {
            guard let gradient = parameter.gradient else { continue }
            var direction = weightDecay == 0 ? gradient : gradient + parameter.value * weightDecay
            if momentum != 0 {
                if let velocity = velocities[index] { direction += velocity * momentum }
                velocities[index] = direction
            }
            parameter.value -= direction * learningRate
        }
    }
}
