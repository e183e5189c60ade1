import Arrays
import Autograd
import TestSupport
import Testing

@Suite struct GradientCheckTests {
    /// Numbers of both signs away from 0 and from the bounds of `clamp`, where the operations are smooth.
    private static func smooth(_ shape: Shape, _ name: String) -> NDArray<Float> {
        let sizes = (0..<shape.elementCount).map { Float($0 % 5) * 0.27 + 0.15 }
        if ["log", "squareRoot", "divide"].contains(name) { return NDArray(shape: shape, scalars: sizes) }
        return NDArray(shape: shape, scalars: sizes.enumerated().map { $0 % 2 == 0 ? $1 : -$1 })
    }

    private static let shapes: [String: [Shape]] = [
        "add": [[2, 3], [3]], "subtract": [[2, 1], [2, 3]], "multiply": [[2, 3], [1, 3]], "divide": [[2, 3], [2, 1]],
        "meanSquaredError": [[2, 3], [2, 3]], "matmul": [[2, 3], [3, 4]], "linear": [[2, 3], [4, 3], [4]],
        "reshape": [[3, 4]],
    ]

    @Test(arguments: operations.keys.sorted())
    func gradientsAreTheFiniteDifferences(name: String) throws {
        let inputs = (Self.shapes[name] ?? [[2, 3]]).map { Self.smooth($0, name) }
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
