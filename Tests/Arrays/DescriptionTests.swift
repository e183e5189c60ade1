import Arrays
import Testing

@Suite struct DescriptionTests {
    @Test(arguments: [
        ([], "0"), ([0], "[]"), ([3], "[0, 1, 2]"), ([7], "[0, 1, 2, ..., 4, 5, 6]"), ([2, 2], "[[0, 1],\n [2, 3]]"),
        ([2, 1, 2], "[[[0, 1]],\n [[2, 3]]]"), ([1, 2, 1], "[[[0],\n  [1]]]"),
    ])
    func nestsBrackets(extents: [Int], text: String) {
        let shape = Shape(extents)
        #expect(NDArray(shape: shape, scalars: Array(0..<shape.elementCount)).description == text)
    }
}
