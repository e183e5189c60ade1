import CZlib

/// The CRC-32 of the pieces one after the other, as zip has it for an entry.
package func crc32(_ pieces: [ArraySlice<UInt8>]) -> UInt32 {
    // zlib takes a pointer to nothing for a wish to begin anew.
    pieces.filter { !$0.isEmpty }.reduce(0) { checksum, piece in
        piece.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(UInt(checksum), $0.baseAddress, $0.count)) }
    }
}
