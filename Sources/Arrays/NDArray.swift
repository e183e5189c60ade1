import Support

/// A dense array of any rank: a value, in row-major order, copied on write.
///
/// ```swift
/// let x = NDArray<Float>([[1, 2, 3], [4, 5, 6]])
/// x.matmul(x.transposed()).shape  // [2, 2]
/// (x + 1).sum()                   // 27
/// ```
///
/// Any scalar type can be held, indexed and stored; arithmetic is for `Float`. Unlike a `Tensor`, an array has no
/// gradients and may be sent between tasks. Copying costs nothing until one of the copies is changed.
public struct NDArray<Scalar: BitwiseCopyable & Sendable>: Sendable {
    /// The extents, outermost first.
    public internal(set) var shape: Shape
    /// The elements in row-major order.
    public internal(set) var scalars: Scalars<Scalar>

    /// Makes an array of `shape` from its elements in row-major order, as many as it needs. Copies nothing.
    public init(shape: Shape, scalars: Scalars<Scalar>) {
        require(
            scalars.count == shape.elementCount,
            "an array of shape \(shape) has \(shape.elementCount) elements, not \(scalars.count)")
        self.shape = shape
        self.scalars = scalars
    }

    /// Makes an array of `shape` from its elements in row-major order, as many as it needs. Copies them.
    public init(shape: Shape, scalars: some Sequence<Scalar>) { self.init(shape: shape, scalars: Scalars(scalars)) }

    /// Makes a vector.
    public init(_ vector: some Collection<Scalar>) { self.init(shape: Shape(vector.count), scalars: vector) }

    /// Makes a matrix from its rows, which must be equally long.
    public init(_ rows: [[Scalar]]) {
        let width = rows.first?.count ?? 0
        require(rows.allSatisfy { $0.count == width }, "the rows of a matrix are equally long")
        self.init(shape: Shape(rows.count, width), scalars: rows.flatMap(\.self))
    }

    /// The number of elements.
    public var count: Int { scalars.count }
}

extension NDArray: Equatable where Scalar: Equatable {}
extension NDArray: Hashable where Scalar: Hashable {}

extension NDArray: ExpressibleByArrayLiteral {
    /// Makes the vector written as a literal: `array[row: 0] = [1, 2, 3]`.
    public init(arrayLiteral elements: Scalar...) { self.init(elements) }
}
