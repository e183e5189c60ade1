import Arrays
import Autograd

/// A linear model and a multilayer perceptron side by side, whose outputs add up: y = wide(x) + deep(x).
///
/// ```swift
/// let plan = MultilayerPerceptron(hidden: [64, 64], dropout: [0.1, 0.1], activation: .gelu, initializer: .lecun)
/// let net = WideAndDeep(inputs: 448, deep: plan, seed: 0)
/// ```
///
/// The linear part learns the effect of each feature, the perceptron their interactions. Both first give 0.
/// Input: examples x `inputs`; output: examples x 1.
///
/// Source: Cheng et al., *Wide and deep learning for recommender systems*, 2016.
public final class WideAndDeep: Module {
    /// The linear part.
    public let wide: Linear
    /// The perceptron.
    public let deep: Sequential

    /// Makes the network; its initial values depend on the seed alone.
    public init(inputs: Int, deep plan: MultilayerPerceptron, seed: RandomSeed) {
        wide = Linear(inputs, 1, weight: .zeros, bias: .zeros, seed: seed)
        deep = plan.network(inputs: inputs, outputs: 1, seed: seed)
        (deep.children.last as? Linear)?.initialize(weight: .zeros, bias: .zeros, seed: seed)
    }

    /// Computes the output: examples x inputs to examples x 1.
    public func callAsFunction(_ input: Tensor) -> Tensor { noting(wide(input) + deep(input)) }
}
