/// A scalar of IDX files.
protocol BigEndianScalar: BitwiseCopyable, Sendable {
    /// The integer that has the same bytes.
    associatedtype Bits: FixedWidthInteger
}

extension UInt8: BigEndianScalar { typealias Bits = UInt8 }
extension Int8: BigEndianScalar { typealias Bits = UInt8 }
extension Int16: BigEndianScalar { typealias Bits = UInt16 }
extension Int32: BigEndianScalar { typealias Bits = UInt32 }
extension Float: BigEndianScalar { typealias Bits = UInt32 }
extension Double: BigEndianScalar { typealias Bits = UInt64 }

extension BigEndianScalar {
    /// Turns big-endian scalars into the machine's.
    static func orderBytes(of scalars: UnsafeMutableBufferPointer<Self>) {
        guard Bits.bitWidth > 8 else { return }
        scalars.withMemoryRebound(to: Bits.self) { bits in
            for index in bits.indices { bits[index] = Bits(bigEndian: bits[index]) }
        }
    }
}
