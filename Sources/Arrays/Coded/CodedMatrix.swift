import Support

/// A sparse matrix of features, such as one-hot encoding makes: numbers, and codes of the features that are 1.
///
/// ```swift
/// // Two numbers, then two columns of categories with three and two features.
/// let x = CodedMatrix(numbers: NDArray([[0.5, 2], [1, -1]]), codes: NDArray([[3, 5], [2, -1]]), width: 7)
/// x.dense()   // [[0.5, 2, 0, 1, 0, 1, 0], [1, -1, 1, 0, 0, 0, 0]]
/// ```
///
/// A layer adds up the weights of the codes instead of multiplying each weight by 0 or 1: the same numbers up to
/// rounding, for a fraction of the memory and time.
///
/// A preprocessor's rows are computed when a batch first needs them, a few hundred at a time; their table is kept until
/// all have been computed.
public struct CodedMatrix: Sendable {
    let store: CodedStore
    /// The number of features.
    public let width: Int

    /// Makes a matrix of `width` features from numbers, rows x numbers, and codes, rows x columns of categories.
    ///
    /// A code is -1 or the index of a feature after the numbers. Duplicate codes in a row add up.
    public init(numbers: NDArray<Float>, codes: NDArray<Int32>, width: Int) {
        require(
            numbers.shape.rank == 2 && codes.shape.rank == 2 && numbers.shape[0] == codes.shape[0],
            "CodedMatrix: numbers of shape \(numbers.shape) and codes of shape \(codes.shape) do not fit")
        let numberCount = numbers.shape[1]
        require(numberCount <= width, "CodedMatrix: \(numberCount) numbers do not fit \(width) features")
        store = CodedStore(numbers: numbers, codes: codes, features: numberCount..<width)
        self.width = width
    }

    /// Makes a matrix whose rows `maker` writes when a batch first needs them, in any thread.
    package init(rowCount: Int, numberCount: Int, codeCount: Int, width: Int, maker: @escaping RowMaker) {
        store = CodedStore(
            rowCount: rowCount, numberCount: numberCount, codeCount: codeCount, features: numberCount..<width,
            maker: maker)
        self.width = width
    }

    /// The first features of each row. Computes all rows.
    public var numbers: NDArray<Float> { store.numbers }

    /// For each row and column of categories the index of the feature that is 1, counted from the first number; -1 for
    /// none. Computes all rows.
    public var codes: NDArray<Int32> { store.codes }

    /// The number of rows.
    public var rowCount: Int { store.rowCount }

    /// The matrix with its zeros and ones, rows x `width`.
    public func dense() -> NDArray<Float> { CodedBatch(self).dense() }
}

extension CodedMatrix: Hashable {
    /// Whether both have the same rows. Computes all rows, unless the numbers of rows and features differ.
    public static func == (left: CodedMatrix, right: CodedMatrix) -> Bool {
        left.rowCount == right.rowCount && left.width == right.width && left.numbers == right.numbers
            && left.codes == right.codes
    }

    /// Hashes all rows.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(width)
        hasher.combine(numbers)
        hasher.combine(codes)
    }
}
