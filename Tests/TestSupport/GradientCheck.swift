import Arrays
import Autograd

/// Compares the gradients of `operation` at `inputs` with finite differences, for every element of every input.
///
/// The output is reduced to a scalar by fixed random weights; differences are taken at four points (an error of order h⁴)
/// and added up in double precision. The function should be smooth within 0.04 of each input.
///
/// - Returns: A sentence for each element whose two gradients differ by more than `tolerance` of 1 plus their size: none if
///   the operation is right.
public func gradientMismatches(
    _ inputs: [NDArray<Float>], tolerance: Double = 2e-3, _ operation: ([Tensor]) -> Tensor
) -> [String] {
    let weights = outputWeights(like: operation(inputs.map { Tensor($0) }).value)
    let variables = inputs.map { Tensor($0, requiresGradient: true) }
    (operation(variables) * Tensor(weights)).sum().backward()

    return inputs.indices.flatMap { number in
        inputs[number].scalars.indices.compactMap { index -> String? in
            let expected = numericGradient(at: inputs, number, index) { shifted in
                zip(operation(shifted.map { Tensor($0) }).value.scalars, weights.scalars)
                    .reduce(0) { $0 + Double($1.0) * Double($1.1) }
            }
            let actual = Double(variables[number].gradient?.scalars[index] ?? 0)
            if abs(actual - expected) <= tolerance * (1 + abs(expected)) { return nil }
            return "input \(number), element \(index): gradient \(actual), finite difference \(expected)"
        }
    }
}

/// Weights from -1 to 1 that do not cancel, in the shape of `output`.
private func outputWeights(like output: NDArray<Float>) -> NDArray<Float> {
    var stream = RandomStream(seed: 1)
    return .uniform(output.shape, from: -1, to: 1, using: &stream)
}

/// The derivative of `function` by one element of one input.
private func numericGradient(
    at inputs: [NDArray<Float>], _ number: Int, _ index: Int, _ function: ([NDArray<Float>]) -> Double
) -> Double {
    let step: Float = 0.02
    func value(_ factor: Float) -> Double {
        var shifted = inputs
        shifted[number].withUnsafeMutableElements { $0[index] += factor * step }
        return function(shifted)
    }
    return (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * Double(step))
}
