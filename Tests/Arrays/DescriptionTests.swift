import Arrays
import TestSupport
import Testing

@Suite struct DescriptionTests {
    struct Case: Decodable {
        let shape: [Int]
        let text: String
    }

    @Test func arraysAreLaidOutAsByNumPy() throws {
        for row in try decodeFixture("expected/array_text.json", as: [Case].self) {
            let shape = Shape(row.shape)
            let array = NDArray(shape: shape, scalars: Array(0..<shape.elementCount))
            #expect(array.description == row.text, "\(row.shape)")
        }
    }

    @Test(arguments: [
        ([], "[]"), ([1, -0.5], "[ 1.0, -0.5]"), ([0.1, 1e20, .nan, -.infinity], "[  0.1, 1e+20,   nan,  -inf]"),
    ])
    func numbersAreWhatSwiftPrints(numbers: [Float], text: String) {
        #expect(NDArray(numbers).description == text)
    }
}
