import Arrays
import Autograd
import TestSupport
import Testing

@Suite struct GradientCheckTests {
    /// Numbers of both signs away from 0, from each other and from the bounds of `clamp`, where the operations are smooth.
    ///
    /// No two inputs of one operation have an element in common.
    private static func smooth(_ shape: Shape, _ name: String, input: Int) -> NDArray<Float> {
        let sizes = (0..<shape.elementCount).map { Float($0 % 5) * 0.27 + 0.15 + Float(input) * 0.1 }
        if positive.contains(name) { return NDArray(shape: shape, scalars: sizes.map { $0 + 0.2 }) }
        return NDArray(shape: shape, scalars: sizes.enumerated().map { $0 % 2 == 0 ? $1 : -$1 })
    }

    private static let positive: Set = ["log", "squareRoot", "divide", "scalarDivide", "power", "inversePower"]

    /// The shapes of the inputs, by the operation's name up to its first dot: 2 x 3 where none are given.
    private static let shapes: [String: [Shape]] = [
        "add": [[2, 3], [3]], "subtract": [[2, 1], [2, 3]], "multiply": [[2, 3], [1, 3]], "divide": [[2, 3], [2, 1]],
        "maximum": [[2, 3], [3]], "minimum": [[2, 1], [2, 3]], "sumMiddle": [[2, 3, 2]],
        "meanSquaredError": [[2, 3], [2, 3]], "matmul": [[2, 3], [3, 4]], "linear": [[2, 3], [4, 3], [4]],
        "linearWithoutBias": [[2, 3], [4, 3]],
        "reshape": [[3, 4]], "branches": [[2, 3], [3, 2]], "tied": [[2, 3], [3, 3], [3]], "rows": [[3, 2]],
        "concatenateFirst": [[2, 3], [1, 3]],
        "concatenateLast": [[2, 3], [2, 1]], "squaredError": [[2, 3], [2, 3]], "halfSquaredError": [[2, 3], [2, 3]],
        "absoluteError": [[2, 3], [2, 3]], "huberError": [[2, 3], [2, 3]], "crossEntropy": [[4, 3]],
    ]

    @Test(arguments: operations.keys.sorted())
    func gradientsAreTheFiniteDifferences(name: String) throws {
        let shapes = Self.shapes[String(name.prefix { $0 != "." })] ?? [[2, 3]]
        let inputs = shapes.enumerated().map { Self.smooth($1, name, input: $0) }
        let operation = try #require(operations[name])
        #expect(gradientMismatches(inputs, operation) == [])
    }

    @Test func theCheckerFindsAWrongGradient() {
        let wrong: ([Tensor]) -> Tensor = { inputs in
            Tensor(inputs[0].value * 2, from: inputs[0]) { inputs[0].accumulate($0 * 3) }
        }
        #expect(gradientMismatches([NDArray([1, 2])], wrong).count == 2)
    }
}
