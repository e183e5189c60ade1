import Arrays

/// An array as stored in a file, of a type that is known only after reading.
///
/// ```swift
/// let stored = StoredArray(NDArray<Float>([[1, 2, 3], [4, 5, 6]]))
/// stored.type                             // .float32
/// try stored.array(of: Float.self)        // the array again, every bit of it
/// ```
///
/// Unlike an `NDArray` it can hold types without arithmetic in Swift, such as `bfloat16`. An array from a file shares
/// the file's bytes; converting to an `NDArray` copies them once.
public struct StoredArray: Hashable, Sendable {
    /// The type of the scalars.
    public let type: ScalarType
    /// The extents, outermost first.
    public let shape: Shape
    /// The scalars in row-major order, little-endian, without padding.
    public let bytes: ArraySlice<UInt8>

    /// The scalars of `array`, copied.
    public init<Scalar: StorableScalar>(_ array: NDArray<Scalar>) {
        (type, shape, bytes) = (Scalar.scalarType, array.shape, array.littleEndianBytes)
    }

    /// An array of any type from its bytes in row-major order, little-endian.
    ///
    /// Throws a `SerializationError`: `layout` if their number does not fit the shape.
    public init(type: ScalarType, shape: Shape, bytes: some Collection<UInt8>) throws(SerializationError) {
        try self.init(type: type, extents: Array(shape), bytes: ArraySlice(bytes))
    }

    /// As above, for extents from a file.
    init(type: ScalarType, extents: [Int], bytes: ArraySlice<UInt8>) throws(SerializationError) {
        let needed = try type.byteCount(extents: extents)
        guard bytes.count == needed else {
            throw SerializationError(
                .layout, "shape \(extents) of \(type.rawValue) has a size of \(needed) bytes, not \(bytes.count)")
        }
        (self.type, shape, self.bytes) = (type, Shape(extents), bytes)
    }

    /// The array, bit by bit, NaN included; as a `Bool`, every byte but 0 is true.
    ///
    /// Throws a `SerializationError`: `wrongType` if the type is not that of `Scalar`.
    public func array<Scalar: StorableScalar>(
        of scalar: Scalar.Type = Scalar.self
    ) throws(SerializationError) -> NDArray<Scalar> {
        guard type == Scalar.scalarType else {
            throw SerializationError(.wrongType, "of type \(type.rawValue), not \(Scalar.scalarType.rawValue)")
        }
        return copy()
    }

    /// The array as `Float`, exact: of type `float32`, or widened from `float16` or `bfloat16`.
    ///
    /// Throws a `SerializationError`: `wrongType` for any other type.
    public func floats() throws(SerializationError) -> NDArray<Float> {
        switch type {
        case .float32: return try array()
        case .float16: return map(Float.init(float16Bits:))
        case .bfloat16: return map { (half: UInt16) in Float(bitPattern: UInt32(half) << 16) }
        default:
            throw SerializationError(.wrongType, "of type \(type.rawValue), which is no Float: read it as what it is")
        }
    }
}

extension ScalarType {
    /// The size in bytes of an array of these extents; throws if it overflows.
    func byteCount(extents: [Int]) throws(SerializationError) -> Int {
        guard let count = byteCount(of: extents) else {
            throw SerializationError(.tooLarge, "shape \(extents) overflows")
        }
        return count
    }

    /// The size in bytes of an array of these extents; nil if it overflows.
    ///
    /// The product without the zeros must not overflow either: callers may multiply some of the extents only.
    func byteCount(of extents: [Int]) -> Int? {
        var product = 1
        for factor in extents where factor != 0 {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            product = next
        }
        if extents.contains(0) { return 0 }
        let (bytes, overflow) = product.multipliedReportingOverflow(by: byteCount)
        return overflow ? nil : bytes
    }
}

extension Float {
    /// The number of these IEEE half-precision bits; NaN keeps sign and payload.
    init(float16Bits bits: UInt16) {
        let sign = UInt32(bits & 0x8000) << 16
        let (exponent, fraction) = (UInt32(bits >> 10) & 31, UInt32(bits) & 1023)
        switch exponent {
        case 0: self = Float(bitPattern: sign | (Float(fraction) * 0x1p-24).bitPattern)
        case 31: self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default: self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}

extension StoredArray: CustomStringConvertible {
    /// Type and shape: `StoredArray(float32 [2, 3])`.
    public var description: String { "StoredArray(\(type) \(shape))" }
}
