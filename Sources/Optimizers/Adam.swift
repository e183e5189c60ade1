import Arrays
import Autograd
import CKernels
import Serialization

/// Adam: steps scaled by running means of the gradient and of its square.
///
/// With g the gradient plus λ w: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g²,
/// w ← w - η m̂ / (√v̂ + ε), where m̂ = m / (1 - β₁ᵗ) and v̂ = v / (1 - β₂ᵗ). Each parameter has a t of its own, the number
/// of its steps so far: one that was frozen before takes its first step as step 1.
///
/// Source: Kingma and Ba, *Adam: a method for stochastic optimization*, 2015. Weight decay is part of the gradient, as in
/// [`torch.optim.Adam`](https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html); `AdamW` decouples it.
///
/// A group's soft threshold λ₁ is the proximal step of an L1 penalty: w ← sign(w) max(|w| - η λ₁, 0) after the step. Unlike
/// the penalty in the loss it does not pass through the running means, and makes weights exactly 0.
public class Adam: Optimizer {
    /// What is stepped, each parameter once.
    public let parameters: [Parameter]
    /// η, which may be changed between steps.
    public var learningRate: Float
    /// β₁ and β₂, how much of the running means stays at each step.
    public let betas: (Float, Float)
    /// ε, which keeps the denominator from 0.
    public let epsilon: Float

    /// Whether parameters decay by themselves and not through the gradient.
    private let decouplesWeightDecay: Bool
    private let grouped: [GroupedParameter]
    private var moments: [Moments]

    /// Makes the optimizer of groups of parameters, each with settings of its own.
    ///
    /// - Parameters:
    ///   - groups: The parameters, each in one group.
    ///   - learningRate: η.
    ///   - weightDecay: λ of the groups that have none of their own.
    ///   - betas: β₁ and β₂.
    ///   - epsilon: ε.
    public convenience init(
        _ groups: [ParameterGroup], learningRate: Float = 1e-3, weightDecay: Float = 0,
        betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8
    ) {
        self.init(
            groups, learningRate: learningRate, weightDecay: weightDecay, decouplesWeightDecay: false, betas: betas,
            epsilon: epsilon)
    }

    /// Makes the optimizer of `parameters`, with the same settings for all of them.
    public convenience init(
        _ parameters: [Parameter], learningRate: Float = 1e-3, weightDecay: Float = 0,
        betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8
    ) {
        self.init(
            [ParameterGroup(parameters)], learningRate: learningRate, weightDecay: weightDecay, betas: betas,
            epsilon: epsilon)
    }

    init(
        _ groups: [ParameterGroup], learningRate: Float, weightDecay: Float, decouplesWeightDecay: Bool,
        betas: (Float, Float), epsilon: Float
    ) {
        require(
            (0..<1).contains(betas.0) && (0..<1).contains(betas.1) && epsilon >= 0,
            "Adam: betas \(betas) are from 0 to less than 1, and epsilon \(epsilon) is 0 or more")
        grouped = GroupedParameter.list(groups, learningRate: learningRate, weightDecay: weightDecay)
        parameters = grouped.map(\.parameter)
        self.learningRate = learningRate
        self.decouplesWeightDecay = decouplesWeightDecay
        self.betas = betas
        self.epsilon = epsilon
        moments = grouped.map { Moments(like: $0.parameter) }
    }

    /// Takes one step, for every parameter that has a gradient.
    public func step() {
        // Mostly all parameters are at the same step: what was computed for the one before serves again.
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

    /// The running means, `first.0` and `second.0` and so on in the order of the parameters, and `steps`, the number of each
    /// one's steps.
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

    /// The number of each parameter's steps. The type holds no number that could not be counted on; at its end the corrections
    /// have long been 1.
    private var stepCounts: NDArray<UInt32> { NDArray(moments.map { UInt32(clamping: $0.steps) }) }

    /// Takes up the running means and the numbers of steps of `state`.
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
