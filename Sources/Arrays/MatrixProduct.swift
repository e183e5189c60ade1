import CBLAS

extension NDArray where Scalar == Float {
    /// The matrix product, by BLAS.
    ///
    /// - Parameters:
    ///   - other: The right factor.
    ///   - transposingSelf: Whether the left factor is taken transposed; nothing is copied for it.
    ///   - transposingOther: Whether the right factor is taken transposed; nothing is copied for it.
    ///   - bias: A vector that is added to each row of the product, if there is one.
    /// - Returns: A matrix of as many rows as the left factor has and as many columns as the right one.
    public func matmul(
        _ other: NDArray, transposingSelf: Bool = false, transposingOther: Bool = false, bias: NDArray? = nil
    ) -> NDArray {
        let product = Product(self, other, transposingSelf, transposingOther)
        if let bias {
            require(
                bias.shape == Shape(product.columns),
                "matmul: a bias of shape \(bias.shape) does not fit \(product.columns) columns")
        }
        return NDArray(uninitialized: Shape(product.rows, product.columns)) { output in
            product.initialize(output, bias: bias)
            withUnsafeElements { left in
                other.withUnsafeElements { right in product.add(left, right, to: output) }
            }
        }
    }
}

/// The extents of one matrix product: `rows` x `depth` times `depth` x `columns`.
private struct Product {
    let rows, columns, depth: Int
    let transposesLeft, transposesRight: Bool

    init(_ left: NDArray<Float>, _ right: NDArray<Float>, _ transposesLeft: Bool, _ transposesRight: Bool) {
        require(
            left.shape.rank == 2 && right.shape.rank == 2,
            "matmul: two matrices are expected, not shapes \(left.shape) and \(right.shape)")
        (rows, depth) = transposesLeft ? (left.shape[1], left.shape[0]) : (left.shape[0], left.shape[1])
        columns = right.shape[transposesRight ? 0 : 1]
        (self.transposesLeft, self.transposesRight) = (transposesLeft, transposesRight)
        require(
            depth == right.shape[transposesRight ? 1 : 0],
            "matmul: shapes \(left.shape)\(transposesLeft ? "ᵀ" : "") and "
                + "\(right.shape)\(transposesRight ? "ᵀ" : "") do not fit")
        require(max(rows, columns, depth) <= Int32.max, "matmul: an extent is beyond what BLAS takes")
    }

    /// Fills `output` with the bias in each row, or with zeros.
    func initialize(_ output: UnsafeMutablePointer<Float>, bias: NDArray<Float>?) {
        guard let bias, columns != 1 else {
            output.initialize(repeating: bias?.scalars[0] ?? 0, count: rows * columns)
            return
        }
        bias.withUnsafeElements { bias in
            for row in 0..<rows { (output + row * columns).initialize(from: bias, count: columns) }
        }
    }

    /// Adds the product to `output`. A single row or column goes to the product of matrix and vector, which is faster; where
    /// all extents are small, calling BLAS would take longer than the arithmetic.
    func add(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, to output: UnsafeMutablePointer<Float>) {
        if max(rows, columns, depth) <= 8 {
            addDirectly(left, right, output)
        } else if columns == 1 {
            addVector(
                left, transposed: transposesLeft, stored: transposesLeft ? (depth, rows) : (rows, depth), right, output)
        } else if rows == 1 {
            addVector(
                right, transposed: !transposesRight, stored: transposesRight ? (columns, depth) : (depth, columns),
                left,
                output)
        } else {
            cblas_sgemm(
                CblasRowMajor, transposesLeft ? CblasTrans : CblasNoTrans, transposesRight ? CblasTrans : CblasNoTrans,
                Int32(rows), Int32(columns), Int32(depth), 1, left, Int32(transposesLeft ? rows : depth),
                right, Int32(transposesRight ? depth : columns), 1, output, Int32(columns))
        }
    }

    private func addDirectly(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>
    ) {
        let (leftRow, leftColumn) = transposesLeft ? (1, rows) : (depth, 1)
        let (rightRow, rightColumn) = transposesRight ? (1, depth) : (columns, 1)
        for row in 0..<rows {
            for inner in 0..<depth {
                let factor = left[row &* leftRow &+ inner &* leftColumn]
                let (line, rightLine) = (output + row &* columns, right + inner &* rightRow)
                for column in 0..<columns { line[column] += factor * rightLine[column &* rightColumn] }
            }
        }
    }

    private func addVector(
        _ matrix: UnsafePointer<Float>, transposed: Bool, stored: (rows: Int, columns: Int),
        _ vector: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>
    ) {
        cblas_sgemv(
            CblasRowMajor, transposed ? CblasTrans : CblasNoTrans, Int32(stored.rows), Int32(stored.columns),
            1, matrix, Int32(stored.columns), vector, 1, 1, output, 1)
    }
}
