import Arrays
import Platform

/// An array as an IDX file holds it, in the format of the MNIST database: of a type that the file tells.
///
/// ```swift
/// let file = try IDXArray(contentsOf: URL(filePath: "train-images-idx3-ubyte.gz"))
/// file.shape                                  // [60000, 28, 28]
/// if case .uint8(let images) = file { ... }   // an NDArray<UInt8>
/// ```
///
/// The format: two zero bytes, a byte for the type, one for the number of dimensions, the extents in 32 bits each, and the
/// scalars in row-major order; all big-endian ([Y. LeCun's description](http://yann.lecun.com/exdb/mnist/)).
public enum IDXArray: Hashable, Sendable {
    /// Unsigned bytes: images and labels.
    case uint8(NDArray<UInt8>)
    /// Signed bytes.
    case int8(NDArray<Int8>)
    /// Integers of 16 bits.
    case int16(NDArray<Int16>)
    /// Integers of 32 bits.
    case int32(NDArray<Int32>)
    /// Numbers of 32 bits.
    case float32(NDArray<Float>)
    /// Numbers of 64 bits.
    case float64(NDArray<Double>)

    /// Reads an IDX file, plain or compressed by gzip, which is recognized by its content.
    ///
    /// Nothing takes memory before it is known to be there: of the file, or of what it unpacks to. Beside the array itself
    /// reading needs less than a megabyte.
    ///
    /// Throws an `IDXError` with the file and the place in it: `tooLarge` for an array of more than `limit` bytes, before
    /// memory is taken for it. Bytes behind the array are an error too.
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
        case .float64: self = .float64(try content.array(header))
        }
        try content.checkEnd(header)
    }

    /// The largest array that is read unless told otherwise: 2 GiB.
    public static let defaultLimit = 1 << 31

    /// The extents, outermost first: one at least.
    public var shape: Shape {
        switch self {
        case .uint8(let array): array.shape
        case .int8(let array): array.shape
        case .int16(let array): array.shape
        case .int32(let array): array.shape
        case .float32(let array): array.shape
        case .float64(let array): array.shape
        }
    }

    /// The type of the scalars.
    public var scalarType: ScalarType {
        switch self {
        case .uint8: .uint8
        case .int8: .int8
        case .int16: .int16
        case .int32: .int32
        case .float32: .float32
        case .float64: .float64
        }
    }

    /// The types of scalars that IDX files can hold; each has the number that stands for it in a file.
    public enum ScalarType: UInt8, CaseIterable, Sendable {
        /// Unsigned bytes.
        case uint8 = 0x08
        /// Signed bytes.
        case int8 = 0x09
        /// Integers of 16 bits.
        case int16 = 0x0B
        /// Integers of 32 bits.
        case int32 = 0x0C
        /// `Float`.
        case float32 = 0x0D
        /// `Double`.
        case float64 = 0x0E

        /// The size of one scalar in bytes.
        public var byteCount: Int {
            switch self {
            case .uint8, .int8: 1
            case .int16: 2
            case .int32, .float32: 4
            case .float64: 8
            }
        }
    }
}
