import Arrays
import Autograd
import TestSupport
import Testing

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
