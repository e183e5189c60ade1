import Arrays
import Testing

@Suite struct PartsTests {
    let matrix = NDArray<Float>([[1, 2, 3], [4, 5, 6]])
    let cube = NDArray<Float>(shape: [2, 3, 2], scalars: (0..<12).map { Float($0) })

    @Test func slicesAlongEachAxis() {
        #expect(matrix.sliced(along: 0, 1..<2) == NDArray([[4, 5, 6]]))
        #expect(matrix.sliced(along: -1, 0..<2) == NDArray([[1, 2], [4, 5]]))
        #expect(cube.sliced(along: 1, 1..<2).scalars == [2, 3, 8, 9])
        #expect(cube.sliced(along: 2, 1..<2).scalars == [1, 3, 5, 7, 9, 11])
        #expect(matrix.sliced(along: 1, 3..<3).shape == [2, 0])
    }

    @Test func takesRowsAndColumns() {
        #expect(matrix[0..<2, 1..<3] == NDArray([[2, 3], [5, 6]]))
        #expect(matrix[1..., ...1] == NDArray([[4, 5]]))
        #expect(matrix[row: 1] == NDArray([4, 5, 6]))
        #expect(cube[row: 1].shape == [3, 2])
    }

    @Test func writesAnElementARowABlockAndAll() {
        var copy = matrix
        copy[0, 1] = 9
        #expect(copy.scalars == [1, 9, 3, 4, 5, 6])
        copy[row: 0] = NDArray([7, 8, 9])
        #expect(copy.scalars == [7, 8, 9, 4, 5, 6])
        copy[0..<2, 1..<2] = NDArray([[0], [0]])
        #expect(copy.scalars == [7, 0, 9, 4, 0, 6])
        copy.fill(with: 2)
        #expect(copy.scalars == [2, 2, 2, 2, 2, 2])
        #expect(matrix.sum() == 21, "the original stays")
    }

    @Test func concatenatesWhatSlicesTake() {
        for axis in 0..<3 {
            let extent = cube.shape[axis]
            for border in 0...extent {
                let parts = [cube.sliced(along: axis, 0..<border), cube.sliced(along: axis, border..<extent)]
                #expect(concatenate(parts, along: axis) == cube)
                #expect(concatenate(parts, along: axis - 3) == cube)
            }
        }
        #expect(concatenate([NDArray([1]), NDArray([2, 3])]) == NDArray([1, 2, 3]))
    }

    @Test func reducesAlongEachAxis() {
        #expect(cube.sum(along: 0).scalars == [6, 8, 10, 12, 14, 16])
        #expect(cube.sum(along: 1) == NDArray([[6, 9], [24, 27]]))
        #expect(cube.mean(along: 2, keepingDimension: true).shape == [2, 3, 1])
        #expect(cube.max(along: -2) == NDArray([[4, 5], [10, 11]]))
        #expect(cube.min(along: 1) == NDArray([[0, 1], [6, 7]]))
        #expect(NDArray<Float>([1, .nan, 0]).max(along: 0).item.isNaN)
        #expect(NDArray<Float>([1, .nan, 0]).min(along: 0).item.isNaN)
    }

    @Test func findsTheFirstOfTheLargest() {
        let ties = NDArray<Float>([[1, 3, 3], [2, 0, 2], [-1, .nan, .nan]])
        #expect(ties.argmax(along: 1) == NDArray([1, 0, 1]))
        #expect(ties.argmax(along: 0) == NDArray([1, 2, 2]))
        #expect(cube.argmax(along: -2) == NDArray([[2, 2], [2, 2]]))
        #expect((-cube).argmax(along: 0) == NDArray([[0, 0], [0, 0], [0, 0]]))
        #expect(NDArray<Float>(shape: [0, 2], scalars: []).argmax(along: 1).shape == [0])
    }

    @Test func oneExtentIsInferred() {
        #expect(cube.reshaped(to: 4, -1).shape == [4, 3])
        #expect(cube.reshaped(to: -1).shape == [12])
        #expect(cube.reshaped(to: 2, -1, 6).shape == [2, 1, 6])
        #expect(cube.reshaped(to: 3, 4).scalars == cube.scalars)
        #expect(NDArray<Float>(shape: [0, 2], scalars: []).reshaped(to: -1, 3).shape == [0, 3])
    }

    @Test func reducesWhatIsEmpty() {
        let empty = NDArray<Float>(shape: [0, 2], scalars: [])
        #expect(empty.sum(along: 0).scalars == [0, 0])
        #expect(empty.sum(along: 1).shape == [0])
        #expect(empty.mean(along: 0).scalars.allSatisfy { $0.isNaN })
        #expect(empty.logSumExp(along: 0).scalars == [-.infinity, -.infinity])
    }

    @Test func logSumExpHoldsAtTheEnds() {
        #expect(NDArray<Float>([1e30, 1e30]).logSumExp(along: 0).item == 1e30)
        #expect(NDArray<Float>([-.infinity, -.infinity]).logSumExp(along: 0).item == -.infinity)
        #expect(NDArray<Float>([.infinity, 0]).logSumExp(along: 0).item == .infinity)
    }

    @Test func misuseNamesTheOperationAndTheShapes() async {
        let outcome = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = concatenate([NDArray<Float>([[1, 2]]), NDArray<Float>([[1, 2, 3]])])
        }
        let message = String(decoding: outcome?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("concatenate: shapes [1, 2] and [1, 3] do not fit along axis 0"))
        await #expect(processExitsWith: .failure) { _ = NDArray<Float>([1, 2, 3]).reshaped(to: 2, -1) }
        await #expect(processExitsWith: .failure) { _ = NDArray<Float>([1, 2, 3, 4]).reshaped(to: -1, -1) }
        await #expect(processExitsWith: .failure) { _ = NDArray<Float>(shape: [0], scalars: []).reshaped(to: -1, 0) }
        await #expect(processExitsWith: .failure) { _ = NDArray<Float>(shape: [0], scalars: []).argmax(along: 0) }
    }
}
