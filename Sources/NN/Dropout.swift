import Arrays
import Autograd
import Support

/// Whether modules are in training mode: `Dropout` drops only then.
public enum TrainingMode {
    /// True within `withTraining`, as in the steps of a `Trainer`.
    @TaskLocal public static var isOn = false
}

/// Runs `body` with modules in training mode, or in evaluation mode if `isOn` is false.
public func withTraining<Result>(_ isOn: Bool = true, _ body: () throws -> Result) rethrows -> Result {
    try TrainingMode.$isOn.withValue(isOn, operation: body)
}

/// Runs asynchronous `body` with modules in training mode, or in evaluation mode if `isOn` is false.
public func withTraining<Result>(
    _ isOn: Bool = true, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
    try await TrainingMode.$isOn.withValue(isOn, operation: body)
}

/// Sets each element to 0 with the given probability p and divides the others by 1 - p, so that means stay.
///
/// Source: Srivastava et al., *Dropout: a simple way to prevent neural networks from overfitting*, 2014.
///
/// - Parameters:
///   - x: A tensor of any shape.
///   - probability: From 0, which changes nothing, to 1, which leaves zeros.
///   - seed: The seed of the choice of elements.
public func dropout(_ x: Tensor, probability: Float, seed: RandomSeed = RandomScope.nextSeed()) -> Tensor {
    require((0...1).contains(probability), "dropout: a probability of \(probability) is outside of 0...1")
    if probability == 0 { return x }
    var stream = RandomStream(seed: seed)
    let keep = 1 - probability
    let scale = keep > 0 ? 1 / keep : 0
    return x * Tensor(.bernoulli(x.shape, probability: keep, value: scale, using: &stream))
}

/// `dropout` as a layer: in training only (`withTraining`), otherwise it changes nothing.
///
/// Draws from the next seed of the scope (`withRandomSeed`), which in a `Trainer` depends on its seed and the epoch: a
/// resumed run drops the same elements.
public final class Dropout: Module {
    /// The probability that an element is dropped.
    public let probability: Float

    /// Makes the layer; the probability is from 0 to 1.
    public init(_ probability: Float) {
        require((0...1).contains(probability), "Dropout: a probability of \(probability) is outside of 0...1")
        self.probability = probability
    }

    /// It has no parameters.
    public var members: [NamedMember] { [] }

    /// The probability: `Dropout(0.5)`.
    public var title: String { "Dropout(\(probability))" }

    /// Drops elements in training, otherwise gives the input.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        TrainingMode.isOn ? dropout(input, probability: probability) : noting(input)
    }
}
