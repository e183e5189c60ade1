import Arrays
import Autograd
import CArrays
import Serialization
import Support

/// Adam: steps scaled by running means of the gradient and of its square.
///
/// With g the gradient plus λ w: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g²,
/// w ← w - η m̂ / (√v̂ + ε), where m̂ = m / (1 - β₁ᵗ) and v̂ = v / (1 - β₂ᵗ), with t the number of steps of the
/// parameter itself: one that was frozen before takes its first step as step 1.
///
/// Source: Kingma and Ba, *Adam: a method for stochastic optimization*, 2015. Weight decay is part of the gradient, as
/// in [`torch.optim.Adam`](https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html); `AdamW` decouples it.
///
/// A group's soft threshold λ₁ is the proximal step of an L1 penalty: w ← sign(w) max(|w| - η λ₁, 0) after the step.
/// Unlike the penalty in the loss it does not pass through the running means, and makes weights exactly 0.
public class Adam: Optimizer {
    /// The parameters, each once.
    public let parameters: [Parameter]
    /// η, which may be changed between steps.
    public var learningRate: Float
    /// β₁ and β₂, the decay rates of the running means.
    public let betas: (Float, Float)
    /// ε, which keeps the denominator from 0.
    public let epsilon: Float

    /// Whether weight decay is decoupled from the gradient.
    var decouplesWeightDecay: Bool { false }
    private let grouped: [GroupedParameter]
    private var moments: [Moments]

    /// Makes the optimizer of parameters, or of groups of them with settings of their own.
    ///
    /// - Parameters:
    ///   - parameters: The parameters, each once.
    ///   - learningRate: η.
    ///   - weightDecay: λ of the groups that have none of their own.
    ///   - betas: β₁ and β₂.
    ///   - epsilon: ε.
    public init(
        _ parameters: [some Groupable], learningRate: Float = 1e-3, weightDecay: Float = 0,
        betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8
    ) {
        require(
            (0..<1).contains(betas.0) && (0..<1).contains(betas.1) && epsilon >= 0,
            "Adam: betas \(betas) are from 0 to less than 1, and epsilon \(epsilon) is 0 or more")
        grouped = GroupedParameter.list(parameters.map(\.group), learningRate: learningRate, weightDecay: weightDecay)
        self.parameters = grouped.map(\.parameter)
        self.learningRate = learningRate
        self.betas = betas
        self.epsilon = epsilon
        moments = grouped.map { Moments(like: $0.parameter) }
    }

    /// Updates every parameter that has a gradient.
    public func step() {
        // Usually all parameters are at the same step and share its corrections.
        var corrections = AdamCorrections(betas: betas, steps: (moments.first?.steps ?? 0) + 1)
        for (index, item) in grouped.enumerated() {
            guard let gradient = item.parameter.gradient else { continue }
            let steps = moments[index].steps + 1
            if steps != corrections.steps { corrections = AdamCorrections(betas: betas, steps: steps) }
            let rate = learningRate * item.learningRateFactor
            let rule = adam_rule(
                weight_decay: decouplesWeightDecay ? 0 : item.weightDecay,
                shrinkage: decouplesWeightDecay ? 1 - rate * item.weightDecay : 1, beta1: betas.0, beta2: betas.1,
                epsilon: epsilon, rate: Float(Double(rate) * corrections.rate), scale: corrections.scale,
                threshold: rate * item.softThreshold)
            moments[index].step(rule, item.parameter, gradient)
        }
    }

    /// The running means, `first.0`, `second.0` and so on in the order of the parameters, and their numbers of `steps`.
    public var state: NamedArrays {
        get throws(SerializationError) {
            var state: NamedArrays = ["steps": StoredArray(stepCounts)]
            for (index, moments) in moments.enumerated() {
                try state.append(StoredArray(moments.first), as: "first.\(index)")
                try state.append(StoredArray(moments.second), as: "second.\(index)")
            }
            return state
        }
    }

    /// The number of each parameter's steps; beyond its largest one, the corrections are 1.
    private var stepCounts: NDArray<UInt32> { NDArray(moments.map { UInt32(clamping: $0.steps) }) }

    /// Loads the running means and the numbers of steps of `state`.
    public func load(_ state: NamedArrays) throws(SerializationError) {
        let steps = try state["steps", like: stepCounts].scalars
        var loaded: [Moments] = []
        for (index, moments) in moments.enumerated() {
            loaded.append(
                Moments(
                    first: try state["first.\(index)", like: moments.first],
                    second: try state["second.\(index)", like: moments.second], steps: Int(steps[index])))
        }
        moments = loaded
    }
}

extension OptimizerSettings {
    /// `Adam`, with weight decay in the gradient.
    public static func adam(
        learningRate: Float = 1e-3, weightDecay: Float = 0, betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8
    ) -> Self {
        Self(
            .adam, learningRate: learningRate, weightDecay: weightDecay, beta1: betas.0, beta2: betas.1,
            epsilon: epsilon)
    }

    static let adamSettings: @Sendable (Self) -> [Setting] = {
        [
            Setting("learning rate", $0.learningRate), Setting("weight decay", $0.weightDecay),
            Setting("beta1", $0.beta1, isShare: true), Setting("beta2", $0.beta2, isShare: true),
            Setting("epsilon", $0.epsilon),
        ]
    }
}

extension OptimizerSettings.Algorithm {
    /// Adam, with weight decay in the gradient.
    public static let adam = Self("adam", settings: OptimizerSettings.adamSettings) { settings, groups in
        Adam(
            groups, learningRate: settings.learningRate, weightDecay: settings.weightDecay,
            betas: (settings.beta1, settings.beta2), epsilon: settings.epsilon)
    }
}

/// The corrections of the running means for their start at zero, at one step.
struct AdamCorrections {
    /// t, from 1.
    let steps: Int
    /// 1 / (1 - β₁ᵗ)
    let rate: Double
    /// 1 / √(1 - β₂ᵗ)
    let scale: Float

    init(betas: (Float, Float), steps: Int) {
        self.steps = steps
        rate = 1 / (1 - pow(Double(betas.0), Double(steps)))
        scale = Float(1 / (1 - pow(Double(betas.1), Double(steps))).squareRoot())
    }
}
