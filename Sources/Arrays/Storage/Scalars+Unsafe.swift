import Support

/// The elements of an array in row-major order: a collection, copied on write.
///
/// ```swift
/// let x: NDArray<Float> = [1, 2, 3]
/// x.scalars == [1, 2, 3]   // true
/// Array(x.scalars)         // [Float]
/// ```
///
/// Unlike an `Array` it has a fixed length, and its memory is reused.
@frozen
public struct Scalars<Scalar: BitwiseCopyable & Sendable>: Sendable {
    @usableFromInline var memory: ArrayMemory

    /// Makes `count` elements, all of which `fill` must write.
    @inline(__always)
    init(uninitialized count: Int, fill: (UnsafeMutablePointer<Scalar>) throws -> Void) rethrows {
        memory = ArrayMemory(byteCount: count * MemoryLayout<Scalar>.stride)
        try fill(base)
    }

    /// Takes memory whose elements have been written.
    init(memory: ArrayMemory) { self.memory = memory }

    /// Copies elements.
    public init(_ elements: some Sequence<Scalar>) {
        let copy = elements.withContiguousStorageIfAvailable { Scalars(copying: $0) }
        self = copy ?? Array(elements).withUnsafeBufferPointer { Scalars(copying: $0) }
    }

    @usableFromInline
    init(copying elements: UnsafeBufferPointer<Scalar>) {
        memory = ArrayMemory(byteCount: elements.count * MemoryLayout<Scalar>.stride)
        if let source = elements.baseAddress { base.initialize(from: source, count: elements.count) }
    }

    /// The first element, valid as long as `memory` is kept.
    @inlinable var base: UnsafeMutablePointer<Scalar> { memory.base.assumingMemoryBound(to: Scalar.self) }

    /// Calls `body` with the elements.
    @inlinable
    public func withUnsafeBufferPointer<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<Scalar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(memory) {} }
        return try body(UnsafeBufferPointer(start: base, count: count))
    }

    /// Calls `body` with the elements, to be changed. Copies them first if they are shared.
    @inlinable
    public mutating func withUnsafeMutableBufferPointer<Result, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<Scalar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        makeUnique()
        defer { withExtendedLifetime(memory) {} }
        return try body(UnsafeMutableBufferPointer(start: base, count: count))
    }

    @inlinable
    mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&memory) { self = withUnsafeBufferPointer { Scalars(copying: $0) } }
    }
}

extension Scalars {
    /// Replaces the elements from `start` on by those of `other` in `range`.
    mutating func replace(from start: Int, with other: Scalars, _ range: Range<Int>) {
        requireRange(start..<start + range.count)
        other.requireRange(range)
        makeUnique()
        base.advanced(by: start).update(from: other.base + range.lowerBound, count: range.count)
    }

    fileprivate func requireRange(_ range: Range<Int>) {
        require(range.lowerBound >= 0 && range.upperBound <= count, "elements \(range) of \(count)")
    }
}

extension NDArray {
    /// Makes an array of pieces of others, which `body` appends one after the other.
    init(joining shape: Shape, _ body: (_ append: (Scalars<Scalar>, Range<Int>) -> Void) -> Void) {
        let count = shape.elementCount
        self.init(uninitialized: shape) { start in
            var filled = 0
            body { scalars, range in
                scalars.requireRange(range)
                require(filled + range.count <= count, "more elements than shape \(shape) has")
                (start + filled).initialize(from: scalars.base + range.lowerBound, count: range.count)
                filled += range.count
            }
            require(filled == count, "\(filled) elements for shape \(shape)")
        }
    }
}

extension Scalars: RandomAccessCollection, MutableCollection {
    /// 0.
    @inlinable public var startIndex: Int { 0 }
    /// The number of elements.
    @inlinable public var endIndex: Int { count }
    /// The number of elements.
    @inlinable public var count: Int { memory.byteCount / MemoryLayout<Scalar>.stride }

    /// The element at `index`, which must be one of `indices`.
    @inlinable
    public subscript(index: Int) -> Scalar {
        get {
            precondition(index >= 0 && index < count, "index out of range")
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count, "index out of range")
            makeUnique()
            base[index] = newValue
        }
    }

    /// Calls `body` with the elements.
    @inlinable
    public func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<Scalar>) throws -> Result
    ) rethrows -> Result? {
        try withUnsafeBufferPointer(body)
    }
}

extension Array where Element: BitwiseCopyable & Sendable {
    /// Appends elements as one block of memory.
    package mutating func append(contentsOf scalars: Scalars<Element>) {
        scalars.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}

extension Scalars: ExpressibleByArrayLiteral {
    /// Makes the elements written as a literal.
    public init(arrayLiteral elements: Scalar...) { self.init(elements) }
}

extension Scalars: Equatable where Scalar: Equatable {
    /// Whether both have equal elements.
    public static func == (left: Scalars, right: Scalars) -> Bool {
        left.elementsEqual(right)
    }
}

extension Scalars: Hashable where Scalar: Hashable {
    /// Hashes the elements.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for element in self { hasher.combine(element) }
    }
}

extension Scalars: CustomStringConvertible {
    /// The elements as an array prints them.
    public var description: String { Array(self).description }
}
