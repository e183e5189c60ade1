import Support

/// Some rows of a `CodedMatrix`, as the input of a layer: a view that copies nothing. Computes rows that have not been
/// computed.
public final class CodedBatch: Sendable {
    let matrix: CodedMatrix
    let rows: ArraySlice<Int>

    /// Takes the rows at `indices`.
    public init(_ matrix: CodedMatrix, rows indices: ArraySlice<Int>) {
        requireRows(indices, of: Shape(matrix.rowCount, matrix.store.numberCount))
        matrix.store.make(indices)
        (self.matrix, rows) = (matrix, indices)
    }

    /// Takes the rows at `indices`.
    @inlinable
    public convenience init(_ matrix: CodedMatrix, rows indices: some Collection<Int>) {
        self.init(matrix, rows: Array(indices)[...])
    }

    /// Takes all rows.
    public convenience init(_ matrix: CodedMatrix) { self.init(matrix, rows: 0..<matrix.rowCount) }

    /// Rows x features.
    public var shape: Shape { Shape(rows.count, matrix.width) }
}

extension CodedBatch {
    /// The rows times the transposed `weight`, outputs x features, plus any `bias` in each row: rows x outputs.
    package func linear(weight: NDArray<Float>, bias: NDArray<Float>?) -> NDArray<Float> {
        require(
            weight.shape.rank == 2 && weight.shape[1] == matrix.width,
            "linear: a weight of shape \(weight.shape) does not fit \(matrix.width) features")
        if let bias {
            require(
                bias.shape == Shape(weight.shape[0]),
                "linear: a bias of shape \(bias.shape) does not fit a weight of shape \(weight.shape)")
        }
        return product(weight, bias)
    }

    /// The gradient of the weight in `linear`, outputs x features, from that of its output.
    package func weightGradient(_ gradient: NDArray<Float>) -> NDArray<Float> { transposedProduct(gradient) }
}
