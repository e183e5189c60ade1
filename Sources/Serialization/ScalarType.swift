/// A type of scalars in files of arrays, by its name in the safetensors format.
///
/// The cases are in the order of the safetensors library, which writes the last ones first.
public enum ScalarType: String, CaseIterable, Hashable, Sendable {
    /// Truth values of 8 bits.
    case bool = "BOOL"
    /// Unsigned integers of 8 bits.
    case uint8 = "U8"
    /// Integers of 8 bits.
    case int8 = "I8"
    /// Floating point of 8 bits: 5 for the exponent, 2 for the fraction.
    case float8E5M2 = "F8_E5M2"
    /// Floating point of 8 bits: 4 for the exponent, 3 for the fraction.
    case float8E4M3 = "F8_E4M3"
    /// Powers of two: 8 bits of exponent.
    case float8E8M0 = "F8_E8M0"
    /// Like `float8E4M3`, without infinities and negative zero.
    case float8E4M3FNUZ = "F8_E4M3FNUZ"
    /// Like `float8E5M2`, without infinities and negative zero.
    case float8E5M2FNUZ = "F8_E5M2FNUZ"
    /// Integers of 16 bits.
    case int16 = "I16"
    /// Unsigned integers of 16 bits.
    case uint16 = "U16"
    /// IEEE floating point of 16 bits.
    case float16 = "F16"
    /// The upper half of a `Float`.
    case bfloat16 = "BF16"
    /// Integers of 32 bits.
    case int32 = "I32"
    /// Unsigned integers of 32 bits.
    case uint32 = "U32"
    /// `Float`.
    case float32 = "F32"
    /// Complex numbers, two `Float` each.
    case complex64 = "C64"
    /// `Double`.
    case float64 = "F64"
    /// Integers of 64 bits.
    case int64 = "I64"
    /// Unsigned integers of 64 bits.
    case uint64 = "U64"

    /// The size of one scalar in bytes.
    public var byteCount: Int {
        switch self {
        case .bool, .uint8, .int8, .float8E5M2, .float8E4M3, .float8E8M0, .float8E4M3FNUZ, .float8E5M2FNUZ: 1
        case .int16, .uint16, .float16, .bfloat16: 2
        case .int32, .uint32, .float32: 4
        case .complex64, .float64, .int64, .uint64: 8
        }
    }

    /// The position in the order of the safetensors library.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A scalar that files store as it is in memory: `Float`, `Double`, `Bool` and the integers.
public protocol StorableScalar: BitwiseCopyable, Sendable {
    /// The type in files, with the size of `Self`.
    static var scalarType: ScalarType { get }
}
