import CArrays
import CBLAS
import Support

extension NDArray where Scalar == Float {
    /// The matrix product, by BLAS: n x k times k x m gives n x m.
    ///
    /// - Parameters:
    ///   - other: The right factor.
    ///   - transposingSelf: Whether the left factor is taken transposed, without a copy.
    ///   - transposingOther: Whether the right factor is taken transposed, without a copy.
    ///   - bias: A vector that is added to each row of the product, if there is one.
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
            scalars.withUnsafeBufferPointer { left in
                other.scalars.withUnsafeBufferPointer { right in
                    guard let left = left.baseAddress, let right = right.baseAddress else { return }
                    product.write(left, right, bias, to: output)
                }
            }
        }
    }

    /// Adds `scale` times `other`, an array of the same shape, in place, by BLAS.
    public mutating func add(_ other: NDArray, scaledBy scale: Float) {
        require(shape == other.shape, "add: an array of shape \(other.shape) does not fit one of \(shape)")
        require(count <= Int32.max, "add: more elements than BLAS takes")
        let count = Int32(count)
        MatrixKernel.prepare()
        withUnsafeMutableElements { sums in
            other.withUnsafeElements { parts in cblas_saxpy(count, scale, parts, 1, sums, 1) }
        }
    }
}

/// A part of a matrix in memory: its first element, the distance between its rows, and whether it is taken transposed.
struct MatrixPart {
    let elements: UnsafePointer<Float>
    let stride: Int
    var isTransposed = false
}

/// Adds the product of `left`, `rows` x `depth`, and `right`, `depth` x `columns`, to `sums`, whose rows are `stride`
/// apart. By BLAS.
func addProduct(
    rows: Int, depth: Int, columns: Int, _ left: MatrixPart, _ right: MatrixPart, to sums: UnsafeMutablePointer<Float>,
    stride: Int
) {
    if rows == 0 || depth == 0 || columns == 0 { return }
    require(max(rows, columns, depth, stride) <= Int32.max, "matmul: an extent is beyond what BLAS takes")
    MatrixKernel.prepare()
    cblas_sgemm(
        CblasRowMajor, left.isTransposed ? CblasTrans : CblasNoTrans, right.isTransposed ? CblasTrans : CblasNoTrans,
        Int32(rows), Int32(columns), Int32(depth), 1, left.elements, Int32(left.stride), right.elements,
        Int32(right.stride), 1, sums, Int32(stride))
}

/// The extents of one matrix product: `rows` x `depth` times `depth` x `columns`.
private struct Product {
    let rows, columns, depth: Int
    let transposesLeft, transposesRight: Bool

    init(_ left: NDArray<Float>, _ right: NDArray<Float>, _ transposesLeft: Bool, _ transposesRight: Bool) {
        let (leftShape, rightShape) = (left.shape, right.shape)
        guard let left = leftShape.matrix, let right = rightShape.matrix else {
            stop("matmul: two matrices are expected, not shapes \(leftShape) and \(rightShape)")
        }
        (rows, depth) = transposesLeft ? (left.columns, left.rows) : left
        let (rightDepth, columns) = transposesRight ? (right.columns, right.rows) : right
        (self.columns, self.transposesLeft, self.transposesRight) = (columns, transposesLeft, transposesRight)
        require(
            depth == rightDepth,
            "matmul: shapes \(leftShape)\(transposesLeft ? "ᵀ" : "") and "
                + "\(rightShape)\(transposesRight ? "ᵀ" : "") do not fit")
        require(max(rows, columns, depth) <= Int32.max, "matmul: an extent is beyond what BLAS takes")
    }

    /// Writes the product to `output`, added to the bias in each row if there is one.
    ///
    /// A single row or column goes to the product of matrix and vector, which is faster; small and narrow matrices to
    /// loops, which are faster than a call of BLAS.
    func write(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ bias: NDArray<Float>?,
        to output: UnsafeMutablePointer<Float>
    ) {
        if rows == 0 || columns == 0 { return }
        if max(rows, columns, depth) <= small_extent { return writeSmall(left, right, bias, to: output) }
        if isNarrow { return writeNarrow(left, right, bias, to: output) }
        MatrixKernel.prepare()
        if let bias { write(bias, to: output) }
        if depth == 0 {
            if bias == nil { output.initialize(repeating: 0, count: rows * columns) }
            return
        }
        let share: Float = bias == nil ? 0 : 1
        if columns == 1 {
            multiplyVector(
                left, transposed: transposesLeft, stored: transposesLeft ? (depth, rows) : (rows, depth), right, share,
                output)
        } else if rows == 1 {
            multiplyVector(
                right, transposed: !transposesRight, stored: transposesRight ? (columns, depth) : (depth, columns),
                left, share, output)
        } else {
            cblas_sgemm(
                CblasRowMajor, transposesLeft ? CblasTrans : CblasNoTrans, transposesRight ? CblasTrans : CblasNoTrans,
                Int32(rows), Int32(columns), Int32(depth), 1, left, Int32(transposesLeft ? rows : depth),
                right, Int32(transposesRight ? depth : columns), share, output, Int32(columns))
        }
    }

    /// Fills each row of `output` with the bias.
    private func write(_ bias: NDArray<Float>, to output: UnsafeMutablePointer<Float>) {
        bias.withUnsafeElements { bias in
            if columns == 1 { return output.initialize(repeating: bias[0], count: rows) }
            for row in 0..<rows { (output + row * columns).initialize(from: bias, count: columns) }
        }
    }

    /// Whether a loop is faster than BLAS, which rearranges its factors first.
    private var isNarrow: Bool {
        !transposesRight && min(rows, depth) <= narrow_extent && rows > 1 && depth > 0 && columns >= narrow_extent
            && max(rows, depth) * columns <= narrow_elements
    }

    private func writeSmall(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ bias: NDArray<Float>?,
        to output: UnsafeMutablePointer<Float>
    ) {
        let right = strided_matrix(
            rows: depth, columns: columns, row_stride: transposesRight ? 1 : columns,
            column_stride: transposesRight ? depth : 1, elements: right)
        guard let bias else { return small_product(leftMatrix(left), right, nil, output) }
        bias.withUnsafeElements { small_product(leftMatrix(left), right, $0, output) }
    }

    private func writeNarrow(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ bias: NDArray<Float>?,
        to output: UnsafeMutablePointer<Float>
    ) {
        guard let bias else { return narrow_product(leftMatrix(left), right, columns, nil, output) }
        bias.withUnsafeElements { narrow_product(leftMatrix(left), right, columns, $0, output) }
    }

    private func leftMatrix(_ elements: UnsafePointer<Float>) -> strided_matrix {
        strided_matrix(
            rows: rows, columns: depth, row_stride: transposesLeft ? 1 : depth,
            column_stride: transposesLeft ? rows : 1, elements: elements)
    }

    /// Writes the product of a matrix and a vector to `output`, added to `share` times its content.
    private func multiplyVector(
        _ matrix: UnsafePointer<Float>, transposed: Bool, stored: (rows: Int, columns: Int),
        _ vector: UnsafePointer<Float>, _ share: Float, _ output: UnsafeMutablePointer<Float>
    ) {
        cblas_sgemv(
            CblasRowMajor, transposed ? CblasTrans : CblasNoTrans, Int32(stored.rows), Int32(stored.columns),
            1, matrix, Int32(stored.columns), vector, 1, share, output, 1)
    }
}
