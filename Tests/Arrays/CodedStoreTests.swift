import Synchronization
import Testing

@testable import Arrays

/// Rows of coded features that are made when they are needed.
@Suite struct CodedStoreTests {
    private static let rowCount = 5000
    /// Two numbers and twelve codes: bands of 2,340 rows.
    private static let numbers = NDArray<Float>(shape: [rowCount, 2], scalars: (0..<2 * rowCount).map { Float($0) })
    private static let codes = NDArray<Int32>(
        shape: [rowCount, 12],
        scalars: (0..<12 * rowCount).map { (index: Int) -> Int32 in index % 7 == 0 ? -1 : Int32(2 + index % 11) })

    /// A matrix of these rows, and those that have been made so far.
    private func matrix() -> (CodedMatrix, made: MadeRows) {
        let made = MadeRows()
        let matrix = CodedMatrix(rowCount: Self.rowCount, numberCount: 2, codeCount: 12, width: 13) {
            rows, numberLines, codeLines in
            for (offset, row) in rows.enumerated() {
                for column in 0..<2 { numberLines[offset * 2 + column] = Self.numbers[row, column] }
                for column in 0..<12 { codeLines[offset * 12 + column] = Self.codes[row, column] }
            }
            made.ranges.withLock { $0.append(rows) }
        }
        return (matrix, made)
    }

    private final class MadeRows: Sendable {
        let ranges = Mutex<[Range<Int>]>([])
        var sorted: [Range<Int>] { ranges.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } } }
    }

    private let whole = CodedMatrix(numbers: numbers, codes: codes, width: 13)

    @Test func makesTheBandsThatABatchNeeds() throws {
        let (matrix, made) = matrix()
        #expect(made.sorted.isEmpty)
        let rows = [4999, 1, 4998, 1]
        #expect(CodedBatch(matrix, rows: rows).dense() == CodedBatch(whole, rows: rows).dense())
        let bands = made.sorted
        #expect(bands.count == 2 && bands[0].contains(1) && bands[1].contains(4999))
        #expect(!bands.contains { $0.contains(2500) })
        #expect(CodedBatch(matrix, rows: [0, 4997]).dense() == CodedBatch(whole, rows: [0, 4997]).dense())
        #expect(made.sorted == bands)
    }

    @Test func allRowsAreThoseOfAWholeMatrix() {
        let (matrix, made) = matrix()
        #expect(matrix == whole && matrix.hashValue == whole.hashValue)
        #expect(made.sorted.flatMap { Array($0) } == Array(0..<Self.rowCount))
        #expect(matrix.numbers == Self.numbers && matrix.codes == Self.codes)
        #expect(made.sorted.count == 3)
    }

    @Test func makesEachBandOnceForManyThreads() async {
        for _ in 0..<20 {
            let (matrix, made) = matrix()
            let areRight = await withTaskGroup(of: Bool.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        let rows = (0..<40).map { ($0 * 997 + task * 31) % Self.rowCount }
                        return CodedBatch(matrix, rows: rows).dense() == CodedBatch(whole, rows: rows).dense()
                    }
                }
                return await group.reduce(true) { $0 && $1 }
            }
            #expect(areRight && made.sorted.flatMap { Array($0) } == Array(0..<Self.rowCount))
        }
    }

    /// It may keep a table.
    @Test func letsGoOfTheMakerWhenAllIsMade() {
        final class Table: Sendable {}
        var table: Table? = Table()
        weak let kept = table
        let matrix = CodedMatrix(rowCount: 20_000, numberCount: 2, codeCount: 0, width: 2) { [table] rows, lines, _ in
            withExtendedLifetime(table) { lines[0] = Float(rows.lowerBound) }
        }
        table = nil
        _ = CodedBatch(matrix, rows: [0])
        #expect(kept != nil)
        #expect(matrix.numbers[row: 16_384].scalars.first == 16_384)
        #expect(kept == nil)
    }

    /// So large that it consists of fresh pages, in bands that begin in the middle of one; by several threads.
    @Test func largeMatricesAreMadeInFreshPages() {
        let (rowCount, numberCount, codeCount) = (200_001, 45, 43)
        let matrix = CodedMatrix(rowCount: rowCount, numberCount: numberCount, codeCount: codeCount, width: 200) {
            rows, numberLines, codeLines in
            for (offset, row) in rows.enumerated() {
                (numberLines + offset * numberCount).update(repeating: Float(row), count: numberCount)
                (codeLines + offset * codeCount).update(repeating: Int32(45 + row % 155), count: codeCount)
            }
        }
        let chosen = (0..<64).map { $0 * 3_109 % rowCount } + [rowCount - 1]
        let ones = CodedBatch(matrix, rows: chosen).product(NDArray(repeating: 1, shape: [2, 200]), nil)
        #expect(
            ones.scalars.elementsEqual(
                chosen.flatMap { [Float](repeating: Float($0 * numberCount + codeCount), count: 2) }))
        let sums = CodedBatch(matrix).product(NDArray(repeating: 1, shape: [1, 200]), nil)
        #expect(sums.scalars.elementsEqual((0..<rowCount).map { Float($0 * numberCount + codeCount) }))
        #expect(matrix.codes[row: 199_999].scalars.allSatisfy { $0 == 45 + 199_999 % 155 })
    }

    @Test func stopsAtACodeThatIsNoFeature() async {
        await #expect(processExitsWith: .failure) {
            let matrix = CodedMatrix(rowCount: 1, numberCount: 1, codeCount: 1, width: 3) {
                $1[0] = 0.5; $2[0] = 3
            }
            _ = CodedBatch(matrix)
        }
    }

    @Test func matricesWithoutRowsAreMade() {
        let matrix = CodedMatrix(rowCount: 0, numberCount: 2, codeCount: 1, width: 4) { _, _, _ in }
        #expect(matrix.numbers.shape == [0, 2] && matrix.codes.shape == [0, 1] && matrix.dense().shape == [0, 4])
    }
}
