import Arrays
import Support

/// One array in a file, in [NumPy's format](https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
///
/// ```swift
/// try NPY.write(NDArray<Float>([[1, 2, 3], [4, 5, 6]]), to: URL(filePath: "x.npy"))
/// try NPY.read(URL(filePath: "x.npy"), as: Float.self)
/// ```
///
/// Reads versions 1 to 3 and writes version 1, with the same bytes as NumPy. Only numbers and truth values are read.
/// Arrays in column-major (Fortran) order become row-major. Python objects are refused: nothing in a file is executed.
public enum NPY {
    /// The array in the file at `url`, of any type. Throws a `SerializationError`.
    public static func read(_ url: URL) throws(SerializationError) -> StoredArray {
        try accessing(url) {
            let file = try FileBytes(url)
            let start = try file.bytes(0..<NPYHeader.maximumCount)
            let header = try NPYHeader(start, fileSize: file.count)
            return try header.array(ArraySlice(try file.bytes(header.count..<file.count)))
        }
    }

    /// The array in the file at `url`, whose type must be that of `Scalar`. Throws a `SerializationError`.
    public static func read<Scalar: StorableScalar>(
        _ url: URL, as type: Scalar.Type
    ) throws(SerializationError) -> NDArray<Scalar> {
        try accessing(url) { try read(url).array(of: type) }
    }

    /// The array in the bytes of a file. Throws a `SerializationError`.
    public static func decode(_ bytes: [UInt8]) throws(SerializationError) -> StoredArray {
        let header = try NPYHeader(Array(bytes.prefix(NPYHeader.maximumCount)), fileSize: bytes.count)
        return try header.array(bytes[header.count...])
    }

    /// Writes `array` to a file, atomically; an existing file is replaced. Throws a `SerializationError`.
    public static func write<Scalar: StorableScalar>(_ array: NDArray<Scalar>, to url: URL) throws(SerializationError) {
        try write(StoredArray(array), to: url)
    }

    /// As above. Throws a `SerializationError`: `unsupported` if NumPy has no such type.
    public static func write(_ array: StoredArray, to url: URL) throws(SerializationError) {
        try accessing(url) { try writeFile([ArraySlice(try NPYHeader.encoded(array)), array.bytes], to: url) }
    }

    /// The bytes of a file with `array`. Throws a `SerializationError`: `unsupported` if NumPy has no such type.
    public static func encode(_ array: StoredArray) throws(SerializationError) -> [UInt8] {
        try NPYHeader.encoded(array) + array.bytes
    }
}

extension ScalarType {
    /// The name in NumPy's files, as NumPy writes it; nil if NumPy has no such type.
    var numPyName: String? {
        switch self {
        case .bool: "|b1"
        case .uint8: "|u1"
        case .int8: "|i1"
        case .int16: "<i2"
        case .uint16: "<u2"
        case .float16: "<f2"
        case .int32: "<i4"
        case .uint32: "<u4"
        case .float32: "<f4"
        case .complex64: "<c8"
        case .float64: "<f8"
        case .int64: "<i8"
        case .uint64: "<u8"
        case .bfloat16, .float8E5M2, .float8E4M3, .float8E8M0, .float8E4M3FNUZ, .float8E5M2FNUZ: nil
        }
    }
}
