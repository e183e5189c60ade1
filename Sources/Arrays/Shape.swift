import Support

/// The extents of an array, outermost first: `[rows, columns]` for a matrix, `[]` for a scalar.
///
/// ```swift
/// let shape: Shape = [64, 331]
/// shape.elementCount  // 21184
/// shape[0]            // 64
/// ```
///
/// A shape is three plain words without a reference count, so that an array with its shape is passed in registers.
public struct Shape: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
    /// The first two extents, -1 beyond the rank.
    private var extent0: Int
    private let extent1: Int
    /// The extents from the third on; nil if there are none.
    private let further: FurtherExtents?

    /// Makes a shape of the given extents, each of which must be 0 or more.
    public init(_ extents: some Collection<Int>) {
        require(extents.allSatisfy { $0 >= 0 }, "a shape has no negative extents: \(Array(extents))")
        var remaining = extents.makeIterator()
        extent0 = remaining.next() ?? -1
        extent1 = remaining.next() ?? -1
        further = extents.count > 2 ? FurtherExtents(Array(IteratorSequence(remaining))) : nil
    }

    /// Makes the shape written as a literal: `[2, 3]`.
    public init(arrayLiteral extents: Int...) { self.init(extents) }

    /// The shape of a vector of `count` elements.
    public init(_ count: Int) {
        require(count >= 0, "a shape has no negative extents: \(count)")
        (extent0, extent1, further) = (count, -1, nil)
    }

    /// The shape of a matrix.
    public init(_ rows: Int, _ columns: Int) {
        require(rows >= 0 && columns >= 0, "a shape has no negative extents: \(rows) x \(columns)")
        (extent0, extent1, further) = (rows, columns, nil)
    }

    /// The number of dimensions: 0 for a scalar.
    public var rank: Int {
        if let further { return 2 + further.count }
        return extent1 >= 0 ? 2 : extent0 >= 0 ? 1 : 0
    }

    /// The first dimension: 0.
    public var startIndex: Int { 0 }
    /// The end of the dimensions: the rank.
    public var endIndex: Int { rank }

    /// The extent of dimension `axis`.
    public subscript(axis: Int) -> Int {
        require(axis >= 0 && axis < rank, "axis \(axis) is outside of shape \(self)")
        return axis == 0 ? extent0 : axis == 1 ? extent1 : further?[axis - 2] ?? 0
    }

    /// The shape with another extent in the first dimension.
    func replacingFirst(by extent: Int) -> Shape {
        require(rank > 0 && extent >= 0, "a first extent of \(extent) does not fit shape \(self)")
        var shape = self
        shape.extent0 = extent
        return shape
    }

    /// The extents of a matrix; nil for a shape of another rank.
    package var matrix: (rows: Int, columns: Int)? {
        extent1 >= 0 && further == nil ? (extent0, extent1) : nil
    }

    /// The product of the extents: 1 for a scalar.
    public var elementCount: Int {
        if further != nil { return reduce(1, *) }
        return extent1 >= 0 ? extent0 * extent1 : extent0 >= 0 ? extent0 : 1
    }
}

/// The offsets of elements in row-major order.
extension Shape {
    @usableFromInline
    func offset(_ index: Int) -> Int {
        require(extent1 < 0 && index >= 0 && index < extent0, "index [\(index)] does not fit shape \(self)")
        return index
    }

    @usableFromInline
    func offset(_ row: Int, _ column: Int) -> Int {
        require(
            further == nil && row >= 0 && row < extent0 && column >= 0 && column < extent1,
            "index [\(row), \(column)] does not fit shape \(self)")
        return row * extent1 + column
    }

    @usableFromInline
    func offset(_ first: Int, _ second: Int, _ third: Int, _ further: [Int]) -> Int {
        var offset = 0
        func enter(_ axis: Int, _ index: Int) {
            require(
                rank == 3 + further.count && index >= 0 && index < self[axis],
                "index \([first, second, third] + further) does not fit shape \(self)")
            offset = offset * self[axis] + index
        }
        enter(0, first)
        enter(1, second)
        enter(2, third)
        for (axis, index) in further.enumerated() { enter(3 + axis, index) }
        return offset
    }
}

extension Shape {
    /// The shape of `elementCount` elements with these extents; one may be -1, inferred from the others.
    package init(inferring extents: [Int], elementCount: Int) {
        guard let unknown = extents.firstIndex(of: -1) else {
            self.init(extents)
            return
        }
        var extents = extents
        extents[unknown] = 1
        let known = Shape(extents).elementCount
        require(
            known > 0 && elementCount.isMultiple(of: known),
            "reshape: \(elementCount) elements leave nothing whole for -1 beside \(known)")
        extents[unknown] = elementCount / known
        self.init(extents)
    }
}

extension Shape: CustomStringConvertible {
    /// The extents as a literal: `[2, 3]`.
    public var description: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}

extension Shape {
    /// The shape that `self` and `other` have after broadcasting, or nil where they do not fit.
    ///
    /// Aligned from the last dimension, two extents fit if they are equal or one of them is 1
    /// ([NumPy's rules](https://numpy.org/doc/stable/user/basics.broadcasting.html)).
    public func broadcast(with other: Shape) -> Shape? {
        if takes(other) { return self }
        if other.takes(self) { return other }
        let rank = Swift.max(rank, other.rank)
        let pairs = (0..<rank).lazy.map { axis in
            (left: extent(axis - rank + self.rank), right: other.extent(axis - rank + other.rank))
        }
        guard pairs.allSatisfy({ $0.left == $0.right || $0.left == 1 || $0.right == 1 }) else { return nil }
        return Shape(pairs.map { $0.left == 1 ? $0.right : $0.left })
    }

    /// Whether broadcasting makes this shape of `other`.
    func takes(_ other: Shape) -> Bool {
        guard other.rank <= rank else { return false }
        for axis in 0..<other.rank {
            let extent = other[axis]
            if extent != 1, extent != self[axis + rank - other.rank] { return false }
        }
        return true
    }

    /// The extent of dimension `axis`, and 1 before the first.
    private func extent(_ axis: Int) -> Int { axis < 0 ? 1 : self[axis] }
}
