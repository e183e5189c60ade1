import Arrays
import Autograd
import Serialization
import Support

/// Stochastic gradient descent: w ← w - η (g + λ w); with momentum μ, v ← μ v + g + λ w and w ← w - η v.
///
/// The rule of [`torch.optim.SGD`](https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html).
public final class SGD: Optimizer {
    /// The parameters, each once.
    public let parameters: [Parameter]
    /// η, which may be changed between steps.
    public var learningRate: Float
    /// μ.
    public let momentum: Float

    private let grouped: [GroupedParameter]
    /// The velocity v of each parameter, zeros before the first step; empty without momentum.
    private var velocities: [NDArray<Float>]

    /// Makes the optimizer of parameters, or of groups of them with settings of their own.
    ///
    /// - Parameters:
    ///   - parameters: The parameters, each once.
    ///   - learningRate: η.
    ///   - momentum: μ.
    ///   - weightDecay: λ of the groups that have none of their own.
    public init(_ parameters: [some Groupable], learningRate: Float, momentum: Float = 0, weightDecay: Float = 0) {
        let groups = parameters.map(\.group)
        require(groups.allSatisfy { $0.softThreshold == 0 }, "SGD: it has no soft threshold; Adam has")
        require(momentum >= 0, "SGD: a momentum is from 0 on, not \(momentum)")
        grouped = GroupedParameter.list(groups, learningRate: learningRate, weightDecay: weightDecay)
        self.parameters = grouped.map(\.parameter)
        self.learningRate = learningRate
        self.momentum = momentum
        velocities = momentum == 0 ? [] : grouped.map { NDArray(repeating: 0, shape: $0.parameter.shape) }
    }

    /// Updates every parameter that has a gradient.
    public func step() {
        for (index, item) in grouped.enumerated() {
            guard let gradient = item.parameter.gradient else { continue }
            let rate = learningRate * item.learningRateFactor
            if momentum == 0 {
                item.parameter.descend(along: gradient, rate: rate, weightDecay: item.weightDecay)
            } else {
                velocities[index] *= momentum
                velocities[index] += gradient
                if item.weightDecay != 0 {
                    velocities[index].add(item.parameter.value, scaledBy: item.weightDecay)
                }
                item.parameter.descend(along: velocities[index], rate: rate, weightDecay: 0)
            }
        }
    }

    /// The velocities: `velocity.0`, in the order of the parameters.
    public var state: NamedArrays {
        get throws(SerializationError) {
            try NamedArrays(velocities.enumerated().map { ("velocity.\($0)", StoredArray($1)) })
        }
    }

    /// Loads the velocities of `state`.
    public func load(_ state: NamedArrays) throws(SerializationError) {
        var loaded: [NDArray<Float>] = []
        for (index, velocity) in velocities.enumerated() {
            loaded.append(try state["velocity.\(index)", like: velocity])
        }
        velocities = loaded
    }
}

extension Parameter {
    /// w ← w - `rate` (g + `weightDecay` w), in place.
    func descend(along gradient: NDArray<Float>, rate: Float, weightDecay: Float) {
        require(
            gradient.shape == shape, "SGD: a gradient of shape \(gradient.shape) for a parameter of shape \(shape)")
        update { value in
            var direction = gradient
            if weightDecay != 0 { direction.add(value, scaledBy: weightDecay) }
            value.add(direction, scaledBy: -rate)
        }
    }
}

extension OptimizerSettings {
    /// Stochastic gradient descent, `SGD`.
    public static func sgd(learningRate: Float, momentum: Float = 0, weightDecay: Float = 0) -> Self {
        Self(.sgd, learningRate: learningRate, weightDecay: weightDecay, momentum: momentum)
    }
}

extension OptimizerSettings.Algorithm {
    /// Stochastic gradient descent.
    public static let sgd = Self(
        "sgd",
        settings: {
            [
                .init("learning rate", $0.learningRate), .init("momentum", $0.momentum, isShare: true),
                .init("weight decay", $0.weightDecay),
            ]
        },
        make: { settings, groups in
            SGD(
                groups, learningRate: settings.learningRate, momentum: settings.momentum,
                weightDecay: settings.weightDecay)
        })
}
