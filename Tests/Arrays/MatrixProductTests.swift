import Arrays
import Support
import Testing

/// Every small product, plain and transposed, against the definition.
@Suite struct MatrixProductTests {
    private static let extents = [0, 1, 2, 3]
    /// Of narrow products, beside and beyond their tiles and limits.
    private static let narrowExtents = [1, 2, 5, 10, 16, 17, 41]

    @Test(arguments: [extents, narrowExtents], [(false, false), (false, true), (true, false), (true, true)])
    func equalsItsDefinition(extents: [Int], transposes: (Bool, Bool)) {
        let (transposesLeft, transposesRight) = transposes
        for rows in extents {
            for depth in extents {
                for columns in extents {
                    let left = numbers(transposesLeft ? [depth, rows] : [rows, depth], from: 1)
                    let right = numbers(transposesRight ? [columns, depth] : [depth, columns], from: -3)
                    let bias = numbers([columns], from: 100)
                    let product = left.matmul(
                        right, transposingSelf: transposesLeft, transposingOther: transposesRight, bias: bias)
                    var expected = NDArray<Float>(repeating: 0, shape: [rows, columns])
                    for row in 0..<rows {
                        for column in 0..<columns {
                            expected[row, column] = (0..<depth).reduce(bias[column]) { sum, index in
                                let first = transposesLeft ? left[index, row] : left[row, index]
                                let second = transposesRight ? right[column, index] : right[index, column]
                                return sum + first * second
                            }
                        }
                    }
                    #expect(product == expected, "\(rows) x \(depth) x \(columns)")
                }
            }
        }
    }

    /// Whole numbers, so that sums are exact in any order.
    private func numbers(_ shape: Shape, from first: Float) -> NDArray<Float> {
        NDArray(shape: shape, scalars: (0..<shape.elementCount).map { first + Float($0 % 11) })
    }

    /// In a process of its own: the number is the whole process's.
    @Test func restoresTheNumberOfThreads() async {
        await #expect(processExitsWith: .success) {
            let before = MatrixThreads.count
            await MatrixThreads.withSingleThread { () async in
                MatrixThreads.withSingleThread { require(MatrixThreads.count == 1, "one thread inside") }
                require(MatrixThreads.count == 1, "one thread between")
            }
            require(MatrixThreads.count == before, "as many threads as before")
            let large = NDArray<Float>(repeating: 1, shape: [512, 512])
            require(large.matmul(large)[511, 511] == 512, "with all threads")
            MatrixThreads.useSingleThread()
            require(MatrixThreads.count == 1, "one thread from here on")
            require(large.matmul(large)[511, 511] == 512, "with one thread")
        }
    }

    @Test func namesTheKernel() { #expect(!MatrixThreads.kernel.isEmpty) }
}
