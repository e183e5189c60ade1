import Arrays
import Support

/// An array in the IDX format of the MNIST database; the file determines its type.
///
/// ```swift
/// let file = try IDXArray(contentsOf: URL(filePath: "train-images-idx3-ubyte.gz"))
/// file.shape                                  // [60000, 28, 28]
/// if case .uint8(let images) = file { ... }   // an NDArray<UInt8>
/// ```
///
/// The format: two zero bytes, a byte for the type, one for the number of dimensions, the extents in 32 bits each, and
/// the scalars in row-major order; all big-endian ([Y. LeCun's description](http://yann.lecun.com/exdb/mnist/)).
public enum IDXArray: Hashable, Sendable {
    /// Unsigned bytes: images and labels.
    case uint8(NDArray<UInt8>)
    /// Signed bytes.
    case int8(NDArray<Int8>)
    /// 16-bit integers.
    case int16(NDArray<Int16>)
    /// 32-bit integers.
    case int32(NDArray<Int32>)
    /// 32-bit floating point.
    case float32(NDArray<Float>)
    /// 64-bit floating point.
    case float64(NDArray<Double>)

    /// Reads an IDX file, plain or gzip-compressed, as its content shows.
    ///
    /// Memory is allocated only for data that the file is known to hold, compressed or not. Reading needs less than a
    /// megabyte beside the array itself.
    ///
    /// Throws an `IDXError` with the file and the offset: `tooLarge`, before memory is allocated, for an array of more
    /// than `limit` bytes; `trailingBytes` if anything follows the array.
    public init(contentsOf url: URL, limit: Int = defaultLimit) throws {
        let content = try IDXContent(url)
        let header = try IDXHeader(content)
        try content.checkRoom(for: header, limit: limit)
        switch header.type {
        case .uint8: self = .uint8(try content.array(header))
        case .int8: self = .int8(try content.array(header))
        case .int16: self = .int16(try content.array(header))
        case .int32: self = .int32(try content.array(header))
        case .float32: self = .float32(try content.array(header))
        default: self = .float64(try content.array(header))
        }
        try content.checkEnd(header)
    }

    /// The default limit on the size of an array: 2 GiB.
    public static let defaultLimit = 1 << 31

    /// The extents, outermost first: one at least.
    public var shape: Shape { form.shape }
    /// The type of the scalars.
    public var scalarType: ScalarType { form.type }

    private var form: (type: ScalarType, shape: Shape) {
        switch self {
        case .uint8(let array): (.uint8, array.shape)
        case .int8(let array): (.int8, array.shape)
        case .int16(let array): (.int16, array.shape)
        case .int32(let array): (.int32, array.shape)
        case .float32(let array): (.float32, array.shape)
        case .float64(let array): (.float64, array.shape)
        }
    }
}

extension IDXArray: CustomStringConvertible {
    /// Type and shape: `IDXArray(uint8 [60000, 28, 28])`.
    public var description: String { "IDXArray(\(scalarType) \(shape))" }
}
