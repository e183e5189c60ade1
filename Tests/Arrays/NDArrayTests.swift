import Arrays
import Testing

@Suite struct NDArrayTests {
    let matrix = NDArray<Float>([[1, 2, 3], [4, 5, 6]])

    @Test func indexesInRowMajorOrder() {
        var copy = matrix
        copy[1, 0] = 9
        #expect(copy.scalars == [1, 2, 3, 9, 5, 6])
        #expect(matrix[1, 0] == 4)
        #expect(matrix.reshaped(to: [3, 2])[2, 1] == 6)
    }

    @Test(arguments: [[5], [2, 3], [2, 3, 2], [1, 2, 1, 3]] as [Shape])
    func elementsAreReadAndSetByTheirIndices(shape: Shape) {
        var array = NDArray<Int>(shape: shape, scalars: 0..<shape.elementCount)
        func element(_ array: inout NDArray<Int>, _ at: [Int], _ change: (inout Int) -> Void) {
            switch at.count {
            case 1: change(&array[at[0]])
            case 2: change(&array[at[0], at[1]])
            case 3: change(&array[at[0], at[1], at[2]])
            default: change(&array[at[0], at[1], at[2], at[3]])
            }
        }
        for offset in 0..<array.count {
            var (rest, position) = (offset, [Int]())
            for extent in shape.reversed() {
                position.insert(rest % extent, at: 0)
                rest /= extent
            }
            element(&array, position) { $0 += 100 }
        }
        #expect(Array(array.scalars) == (0..<array.count).map { $0 + 100 })
    }

    @Test func indicesThatDoNotFitStop() async {
        await #expect(processExitsWith: .failure) { _ = NDArray([1, 2])[2] }
        await #expect(processExitsWith: .failure) { _ = NDArray([[1, 2]])[-1, 0] }
        await #expect(processExitsWith: .failure) { _ = NDArray([[1, 2]])[0, 2] }
        await #expect(processExitsWith: .failure) { _ = NDArray([[1, 2]])[0] }
        await #expect(processExitsWith: .failure) { _ = NDArray([1, 2])[0, 0] }
        await #expect(processExitsWith: .failure) { _ = NDArray(repeating: 1, shape: [1, 2, 1])[0, 2, 0] }
        await #expect(processExitsWith: .failure) { _ = NDArray(repeating: 1, shape: [1, 2, 1])[0, 0] }
    }

    @Test func holdsAnyScalar() {
        let truths = NDArray([true, false, false, true]).reshaped(to: [2, 2])
        #expect(truths[1, 0] == false)
        #expect(truths == NDArray([[true, false], [false, true]]))
        #expect(NDArray<UInt8>([1, 2]) == NDArray<UInt8>([1, 2]) && NDArray([Int64.max])[0] == .max)
    }

    @Test func choosesRows() {
        #expect(matrix[rows: [1, 1, 0]] == NDArray([[4, 5, 6], [4, 5, 6], [1, 2, 3]]))
        #expect(matrix[rows: []].shape == [0, 3])
    }

    @Test func gathersIntoItsOwnMemory() {
        var batch = NDArray<Float>(repeating: 0, shape: [2, 3])
        let before = address(of: batch)
        batch.gather(rows: [1, 0], of: matrix)
        #expect(batch == NDArray([[4, 5, 6], [1, 2, 3]]))
        #expect(address(of: batch) == before)
        batch.gather(rows: [1], of: matrix)
        #expect(batch == NDArray([[4, 5, 6]]))
    }

    private func address(of array: NDArray<Float>) -> UnsafePointer<Float>? {
        var address: UnsafePointer<Float>?
        array.withUnsafeElements { address = $0 }
        return address
    }

    /// To the last bit, as PyTorch and NumPy divide.
    @Test func eachByteBecomesItsShareOf255() {
        let bytes = NDArray<UInt8>(shape: [2, 128], scalars: (0...255).map { UInt8($0) })
        var batch = NDArray<Float>(repeating: 0, shape: [0, 0])
        batch.gatherShares(rows: [1, 0], of: bytes)
        #expect(batch.shape == [2, 128])
        #expect(batch.scalars.elementsEqual((128...255).map { Float($0) / 255 } + (0...127).map { Float($0) / 255 }))
    }

    @Test func gatheringTakesTheShapeOfItsSource() {
        let numbers = (0..<12).map { Float($0) }
        var batch = NDArray<Float>(shape: [2, 3, 2], scalars: numbers)
        batch.gather(rows: [1, 0], of: NDArray(shape: [2, 2, 3], scalars: numbers))
        #expect(batch.shape == [2, 2, 3])
        #expect(batch.scalars.elementsEqual(numbers[6...] + numbers[..<6]))
    }

    @Test func gatheringLeavesCopiesAlone() {
        var batch = NDArray<Float>(repeating: 0, shape: [1, 3])
        let copy = batch
        batch.gather(rows: [0], of: matrix)
        #expect(copy.scalars == [0, 0, 0])
    }

    @Test(arguments: [([1, 3], [2, 3]), ([2, 1], [2, 3]), ([3], [2, 3]), ([], [2, 2]), ([2, 1, 1], [2, 3, 2])])
    func sumsWhatBroadcastingRepeats(small: [Int], large: [Int]) {
        let array = NDArray<Float>(shape: Shape(small), scalars: (0..<Shape(small).elementCount).map { Float($0 + 1) })
        let repeated = array.broadcast(to: Shape(large))
        let factor = Float(Shape(large).elementCount / Shape(small).elementCount)
        #expect(repeated.shape == Shape(large))
        #expect(repeated.summed(to: Shape(small)) == array * factor)
    }

    @Test func reduces() {
        #expect(matrix.sum() == 21)
        #expect(matrix.mean() == 3.5)
        #expect(NDArray<Float>([3, 4]).norm() == 5)
        #expect(matrix.columnSums().scalars == [5, 7, 9])
        #expect(NDArray<Float>(repeating: 1, shape: [0, 3]).columnSums().scalars == [0, 0, 0])
        #expect(NDArray<Float>([Float]()).mean().isNaN)
    }

    @Test func stopsAtShapesThatDoNotFit() async {
        await #expect(processExitsWith: .failure) {
            _ = NDArray<Float>([1, 2]) + NDArray<Float>([1, 2, 3])
        }
        await #expect(processExitsWith: .failure) {
            _ = NDArray<Float>([[1, 2]]).matmul(NDArray<Float>([[1, 2]]))
        }
    }

    /// A running sum in single precision would be one percent off.
    @Test(arguments: [[1], [4], [1, 4], [70], []] as [[Int]])
    func manySummandsAreAddedUpExactly(small: [Int]) {
        let rows = 1_000_000 / max(small.last ?? 1, 4)
        let many = NDArray<Float>(repeating: 0.1, shape: Shape([rows, small.last ?? 4]))
        let sums = many.summed(to: Shape(small))
        let exact = Float(Double(Float(0.1)) * Double(many.count / sums.count))
        #expect(sums.scalars.allSatisfy { abs($0 / exact - 1) < 1e-6 })
        #expect(many.columnSums().scalars.allSatisfy { abs($0 / Float(Double(Float(0.1)) * Double(rows)) - 1) < 1e-6 })
    }

    @Test func sumsInTheMiddleAndOverSingleColumns() {
        let cube = NDArray<Float>(shape: [2, 3, 2], scalars: (0..<12).map(Float.init))
        #expect(cube.summed(to: [2, 1, 2]).scalars == [6, 9, 24, 27])
        #expect(cube.summed(to: [3, 1]).scalars == [14, 22, 30])
        #expect(cube.summed(to: [1, 3, 1]).scalars == [14, 22, 30])
        #expect(cube.summed(to: [3, 2]).scalars == [6, 8, 10, 12, 14, 16])
    }
}
