import CZlib

/// The CRC-32 of the pieces, one after the other.
package func crc32(_ pieces: [ArraySlice<UInt8>]) -> UInt32 {
    // A null pointer would reset zlib's checksum.
    pieces.filter { !$0.isEmpty }.reduce(0) { checksum, piece in
        piece.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(UInt(checksum), $0.baseAddress, $0.count)) }
    }
}
