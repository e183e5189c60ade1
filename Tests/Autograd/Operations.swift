import Arrays
import Autograd
import NN

/// What an operation is to its tests.
typealias Operation = @Sendable ([Tensor]) -> Tensor

/// Every operation, by the name it has in `Fixtures/reference/operations.py`.
///
/// In parts, since the type checker takes a dictionary of closures as one expression.
let operations: [String: Operation] = [
    arithmetic, functions, comparisons, reductions, parts, activations, losses, graphs,
].reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }

private let arithmetic: [String: Operation] = [
    "add": { $0[0] + $0[1] },
    "subtract": { $0[0] - $0[1] },
    "multiply": { $0[0] * $0[1] },
    "divide": { $0[0] / $0[1] },
    "negate": { -$0[0] },
    "addScalar": { $0[0] + 2.5 },
    "subtractScalar": { $0[0] - 2.5 },
    "multiplyScalar": { $0[0] * 2.5 },
    "divideScalar": { $0[0] / 2.5 },
    "scalarAdd": { 2.5 + $0[0] },
    "scalarSubtract": { 2.5 - $0[0] },
    "scalarMultiply": { 2.5 * $0[0] },
    "scalarDivide": { 2.5 / $0[0] },
    "matmul": { $0[0].matmul($0[1]) },
    "linear": { linear($0[0], weight: $0[1], bias: $0[2]) },
    "linearWithoutBias": { linear($0[0], weight: $0[1]) },
]

private let functions: [String: Operation] = [
    "exp": { $0[0].exp() },
    "log": { $0[0].log() },
    "squareRoot": { $0[0].squareRoot() },
    "abs": { $0[0].abs() },
    "clamp": { $0[0].clamped(to: -0.5...0.75) },
    "square": { $0[0].raised(to: 2) },
    "cube": { $0[0].raised(to: 3) },
    "power": { $0[0].raised(to: 1.5) },
    "powerOfZero": { $0[0].raised(to: 0) },
    "inversePower": { $0[0].raised(to: -1) },
]

private let comparisons: [String: Operation] = [
    "maximum": { maximum($0[0], $0[1]) },
    "minimum": { minimum($0[0], $0[1]) },
    "maximumScalar": { maximum($0[0], 1) },
    "minimumScalar": { minimum($0[0], 1) },
]

private let reductions: [String: Operation] = [
    "sum": { $0[0].sum() },
    "mean": { $0[0].mean() },
    "norm": { $0[0].norm() },
    "sumFirst": { $0[0].sum(along: 0) },
    "sumMiddle": { $0[0].sum(along: 1, keepingDimension: true) },
    "sumLast": { $0[0].sum(along: -1) },
    "meanFirst": { $0[0].mean(along: 0) },
    "meanLast": { $0[0].mean(along: -1, keepingDimension: true) },
    "maxFirst": { $0[0].max(along: 0) },
    "maxLast": { $0[0].max(along: -1, keepingDimension: true) },
    "minFirst": { $0[0].min(along: 0) },
    "minLast": { $0[0].min(along: -1, keepingDimension: true) },
    "logSumExpFirst": { $0[0].logSumExp(along: 0) },
    "logSumExpLast": { $0[0].logSumExp(along: -1, keepingDimension: true) },
]

private let parts: [String: Operation] = [
    "transpose": { $0[0].transposed() },
    "reshape": { $0[0].reshaped(to: [2, 6]) },
    "reshapeInferred": { $0[0].reshaped(to: 2, -1) },
    "rows": { $0[0][rows: [2, 0, 2]] },
    "slice": { $0[0].sliced(along: 1, 1..<3) },
    "block": { $0[0][0..<2, 1...] },
    "concatenateFirst": { concatenate($0) },
    "concatenateLast": { concatenate($0, along: -1) },
]

private let activations: [String: Operation] = [
    "relu": { relu($0[0]) },
    "sigmoid": { sigmoid($0[0]) },
    "tanh": { tanh($0[0]) },
    "gelu": { gelu($0[0]) },
    "leakyReLU": { leakyReLU($0[0]) },
    "leakyReLUSlope": { leakyReLU($0[0], slope: 0.2) },
    "softmax": { softmax($0[0]) },
    "logSoftmax": { logSoftmax($0[0]) },
]

private let losses: [String: Operation] = Reduction.allCases.reduce(
    into: ["meanSquaredError": { meanSquaredError($0[0], $0[1]) }]
) { losses, reduction in
    losses["squaredError.\(reduction)"] = { squaredError($0[0], $0[1], reduction: reduction) }
    losses["halfSquaredError.\(reduction)"] = { halfSquaredError($0[0], $0[1], reduction: reduction) }
    losses["absoluteError.\(reduction)"] = { absoluteError($0[0], $0[1], reduction: reduction) }
    losses["huberError.\(reduction)"] = { huberError($0[0], $0[1], delta: 0.5, reduction: reduction) }
    losses["crossEntropy.\(reduction)"] = { crossEntropy($0[0], classes: [1, 0, 2, 1], reduction: reduction) }
}

/// Whole graphs that use parts of themselves several times.
private let graphs: [String: Operation] = [
    "branches": { inputs in
        let (a, b) = (inputs[0], inputs[1])
        let c = tanh(a.matmul(b))
        let d = c * c + c
        let e = concatenate([c, d * b.sum(), a.sliced(along: 1, 0..<2)], along: 1)
        let joined = (e * e.mean(along: 0) + sigmoid(e)).sum(along: 1)
        return joined * c.sliced(along: 1, 0..<1).reshaped(to: -1)
    },
    "tied": { inputs in
        let (x, weight, bias) = (inputs[0], inputs[1], inputs[2])
        let h = tanh(linear(linear(x, weight: weight, bias: bias), weight: weight, bias: bias))
        return linear(h, weight: weight.transposed(), bias: bias) + weight.sum(along: 0)
    },
    "rootsOfHeld": { inputs in
        let a = inputs[0],
            held = [relu(a), maximum(a, 0), -minimum(a, 0), a.clamped(to: 0...0.75), a.raised(to: 0) - 1]
        return held.map { $0.squareRoot() }.reduce(Tensor(0), +)
    },
]
