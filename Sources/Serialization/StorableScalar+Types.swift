// The requirement documents them all.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension Bool: StorableScalar { public static var scalarType: ScalarType { .bool } }
extension UInt8: StorableScalar { public static var scalarType: ScalarType { .uint8 } }
extension Int8: StorableScalar { public static var scalarType: ScalarType { .int8 } }
extension Int16: StorableScalar { public static var scalarType: ScalarType { .int16 } }
extension UInt16: StorableScalar { public static var scalarType: ScalarType { .uint16 } }
extension Int32: StorableScalar { public static var scalarType: ScalarType { .int32 } }
extension UInt32: StorableScalar { public static var scalarType: ScalarType { .uint32 } }
extension Int64: StorableScalar { public static var scalarType: ScalarType { .int64 } }
extension UInt64: StorableScalar { public static var scalarType: ScalarType { .uint64 } }
extension Int: StorableScalar { public static var scalarType: ScalarType { .int64 } }
extension Float: StorableScalar { public static var scalarType: ScalarType { .float32 } }
extension Double: StorableScalar { public static var scalarType: ScalarType { .float64 } }
