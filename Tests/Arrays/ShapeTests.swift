import Arrays
import Testing

@Suite struct ShapeTests {
    @Test(arguments: [([], 1), ([0], 0), ([3], 3), ([2, 3], 6), ([2, 3, 4, 5, 6], 720), ([1, 1, 1, 1, 1, 7], 7)])
    func holdsItsExtents(extents: [Int], count: Int) {
        let shape = Shape(extents)
        #expect(Array(shape) == extents)
        #expect(shape.rank == extents.count)
        #expect(shape.elementCount == count)
        #expect(shape.description == extents.description)
    }

    @Test(
        arguments: [
            ([2, 3], [2, 3], [2, 3]), ([2, 3], [3], [2, 3]), ([2, 1], [1, 3], [2, 3]), ([], [2], [2]), ([], [], []),
            ([4, 1, 3], [2, 1], [4, 2, 3]), ([0, 3], [1, 3], [0, 3]), ([2, 3], [2], nil), ([2], [3], nil),
        ] as [([Int], [Int], [Int]?)])
    func broadcasts(left: [Int], right: [Int], expected: [Int]?) {
        #expect(Shape(left).broadcast(with: Shape(right)) == expected.map { Shape($0) })
        #expect(Shape(right).broadcast(with: Shape(left)) == expected.map { Shape($0) })
    }

    @Test func equalExtentsAreEqualShapes() {
        #expect(Shape(2, 3) == [2, 3])
        #expect(Shape(2) == [2])
        #expect(Shape(2, 3) != [3, 2])
        #expect(Shape(2, 3) != [2, 3, 1])
        #expect(Shape([1, 2, 3, 4, 5, 6]) == [1, 2, 3, 4, 5, 6])
        #expect(Shape([1, 2, 3, 4, 5, 6]) != [1, 2, 3, 4, 6, 5])
        #expect(Shape([1, 2, 3, 4]) != [1, 2, 3, 4, 1])
    }
}
