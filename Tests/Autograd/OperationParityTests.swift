import Arrays
import Autograd
import TestSupport
import Testing

/// Every operation, by the name it has in `Fixtures/reference/operations.py`.
let operations: [String: @Sendable ([Tensor]) -> Tensor] = [
    "add": { $0[0] + $0[1] },
    "subtract": { $0[0] - $0[1] },
    "multiply": { $0[0] * $0[1] },
    "divide": { $0[0] / $0[1] },
    "negate": { -$0[0] },
    "addScalar": { $0[0] + 2.5 },
    "subtractScalar": { $0[0] - 2.5 },
    "multiplyScalar": { $0[0] * 2.5 },
    "divideScalar": { $0[0] / 2.5 },
    "exp": { $0[0].exp() },
    "log": { $0[0].log() },
    "squareRoot": { $0[0].squareRoot() },
    "abs": { $0[0].abs() },
    "clamp": { $0[0].clamped(to: -0.5...0.75) },
    "relu": { relu($0[0]) },
    "sum": { $0[0].sum() },
    "mean": { $0[0].mean() },
    "meanSquaredError": { meanSquaredError($0[0], $0[1]) },
    "matmul": { $0[0].matmul($0[1]) },
    "linear": { linear($0[0], weight: $0[1], bias: $0[2]) },
    "transpose": { $0[0].transposed() },
    "reshape": { $0[0].reshaped(to: [2, 6]) },
]

@Suite struct OperationParityTests {
    struct Case: Decodable {
        let operation: String
        let inputs: [ExpectedArray]
        let output, outputGradient: ExpectedArray
        let inputGradients: [ExpectedArray]
    }

    @Test func everyOperationGivesWhatPyTorchGives() throws {
        let cases = try decodeFixture("expected/operations.json", as: [Case].self)
        #expect(Set(cases.map(\.operation)) == Set(operations.keys))
        for row in cases {
            let place = "\(row.operation) \(row.inputs.map(\.shape))"
            let inputs = row.inputs.map { Tensor($0.array, requiresGradient: true) }
            let operation = try #require(operations[row.operation])
            let output = operation(inputs)
            #expect(row.output.worstDeviation(of: output.value, absolute: 1e-5, relative: 1e-5) <= 1, "\(place)")

            (output * Tensor(row.outputGradient.array)).sum().backward()
            for (input, expected) in zip(inputs, row.inputGradients) {
                let deviation = expected.worstDeviation(of: input.gradient, absolute: 1e-5, relative: 1e-5)
                #expect(deviation <= 1, "gradient of \(place)")
            }
        }
    }
}
