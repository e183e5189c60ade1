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
    /// μ, how much of the last step's direction stays.
    public let momentum: Float

    private let grouped: [GroupedParameter]
    /// For each parameter the direction of its last step: nil before the first.
    private var velocities: [NDArray<Float>?]

    /// Makes the optimizer of groups of parameters, each with settings of its own.
    ///
    /// - Parameters:
    ///   - groups: The parameters, each in one group.
    ///   - learningRate: η.
    ///   - momentum: μ.
    ///   - weightDecay: λ of the groups that have none of their own.
    public init(_ groups: [ParameterGroup], learningRate: Float, momentum: Float = 0, weightDecay: Float = 0) {
        grouped = GroupedParameter.list(groups, weightDecay: weightDecay)
        parameters = grouped.map(\.parameter)
        self.learningRate = learningRate
        self.momentum = momentum
        velocities = Array(repeating: nil, count: grouped.count)
    }

    /// Makes the optimizer of `parameters`, with the same settings for all of them.
    public convenience init(
        _ parameters: [Parameter], learningRate: Float, momentum: Float = 0, weightDecay: Float = 0
    ) {
        self.init(
            [ParameterGroup(parameters)], learningRate: learningRate, momentum: momentum, weightDecay: weightDecay)
    }

    /// Takes one step, for every parameter that has a gradient.
    public func step() {
        for (index, item) in grouped.enumerated() {
            let parameter = item.parameter
            guard let gradient = parameter.gradient else { continue }
            var direction = item.weightDecay == 0 ? gradient : gradient + parameter.value * item.weightDecay
            if momentum != 0 {
                if let velocity = velocities[index] { direction += velocity * momentum }
                velocities[index] = direction
            }
            parameter.value -= direction * (learningRate * item.learningRateFactor)
        }
    }
}
