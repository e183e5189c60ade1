import Support

extension NDArray where Scalar == Float {
    /// The sum of all elements, added up in double precision.
    public func sum() -> Float { Float(doubleSum) }

    /// The mean of all elements, added up in double precision; NaN where there are none.
    public func mean() -> Float { Float(doubleSum / Double(count)) }

    /// The mean of the squares of all elements, added up in double precision; NaN where there are none.
    public func meanOfSquares() -> Float { Float(doubleSumOfSquares / Double(count)) }

    /// The Euclidean norm of all elements, added up in double precision.
    public func norm() -> Float { Float(doubleSumOfSquares.squareRoot()) }

    private var doubleSumOfSquares: Double { scalars.reduce(0) { $0 + Double($1) * Double($1) } }

    /// Whether all elements are finite.
    public var isFinite: Bool { scalars.allSatisfy { $0.isFinite } }

    /// The sums of the columns of a matrix, added up in double precision: a vector.
    public func columnSums() -> NDArray {
        guard let (rows, columns) = shape.matrix else { stop("columnSums: a matrix is expected, not shape \(shape)") }
        return columns == 1
            ? NDArray(repeating: sum(), shape: [1]) : rowSum(rows: rows, width: columns, shape: Shape(columns))
    }
}
