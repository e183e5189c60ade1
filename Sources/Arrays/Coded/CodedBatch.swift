/// Some rows of a `CodedMatrix`, as the input of a layer. The codes are not copied, the numbers are.
public final class CodedBatch: Sendable {
    let matrix: CodedMatrix
    let rows: [Int]
    /// The numbers of the rows.
    let numbers: NDArray<Float>

    /// Takes the rows at `indices`.
    public init(_ matrix: CodedMatrix, rows indices: some Collection<Int>) {
        (self.matrix, rows) = (matrix, Array(indices))
        var numbers = NDArray<Float>(repeating: 0, shape: [0, 0])
        numbers.gather(rows: rows[...], of: matrix.numbers)
        self.numbers = numbers
    }

    /// Takes all rows.
    public init(_ matrix: CodedMatrix) {
        (self.matrix, rows, numbers) = (matrix, Array(0..<matrix.rowCount), matrix.numbers)
    }

    /// Rows x features.
    public var shape: Shape { Shape(rows.count, matrix.width) }
}

extension CodedBatch {
    /// The rows times the transposed `weight`, outputs x features, plus `bias` in each row: rows x outputs.
    package func linear(weight: NDArray<Float>, bias: NDArray<Float>) -> NDArray<Float> {
        require(
            weight.shape.rank == 2 && weight.shape[1] == matrix.width,
            "linear: a weight of shape \(weight.shape) does not fit \(matrix.width) features")
        let byFeature = weight.turned()
        var sums = numbers.matmul(byFeature.sliced(along: 0, 0..<numbers.shape[1]), bias: bias)
        addWeights(byFeature, to: &sums)
        return sums
    }

    /// The gradient of the weight in `linear`, outputs x features, from that of its output.
    package func weightGradient(_ gradient: NDArray<Float>) -> NDArray<Float> {
        let ofNumbers = numbers.matmul(gradient, transposingSelf: true)
        var byFeature = NDArray<Float>(repeating: 0, shape: [matrix.width, gradient.shape[1]])
        byFeature.replaceSlice(along: 0, 0..<numbers.shape[1], with: ofNumbers)
        scatter(gradient, to: &byFeature)
        return byFeature.turned()
    }

    /// The rows with their zeros and ones.
    package func dense() -> NDArray<Float> {
        let width = matrix.width, count = numbers.shape[1], perRow = matrix.codes.shape[1]
        var dense = NDArray<Float>(repeating: 0, shape: shape)
        dense.replaceSlice(along: 1, 0..<count, with: numbers)
        for (position, row) in rows.enumerated() {
            for code in matrix.codes.scalars[row * perRow..<(row + 1) * perRow] where code >= 0 {
                dense.scalars[position * width + Int(code)] = 1
            }
        }
        return dense
    }
}

extension NDArray where Scalar == Float {
    /// The transposed matrix; one of a single row or column has the same elements in the same order, and is not copied.
    fileprivate func turned() -> NDArray {
        shape[0] == 1 || shape[1] == 1 ? reshaped(to: Shape(shape[1], shape[0])) : transposed()
    }
}
