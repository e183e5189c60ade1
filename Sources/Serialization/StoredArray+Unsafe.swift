import Arrays
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if _endian(big)
    #error("arrays are stored as they are in memory, which must be little-endian")
#endif

/// What looks at memory as bytes.
extension NDArray where Scalar: StorableScalar {
    /// The elements as bytes.
    var littleEndianBytes: ArraySlice<UInt8> {
        scalars.withUnsafeBufferPointer { ArraySlice(UnsafeRawBufferPointer($0)) }
    }
}

extension ArraySlice<UInt8> {
    /// The scalars that the bytes are, wherever they lie.
    func littleEndianScalars<Scalar: StorableScalar>() -> [Scalar] {
        // Memory of a Bool may hold 0 and 1 only.
        let source = Scalar.scalarType == .bool ? ArraySlice(map { $0 == 0 ? 0 : 1 }) : self
        return [Scalar](unsafeUninitializedCapacity: count / MemoryLayout<Scalar>.stride) { space, initialized in
            initialized = count / MemoryLayout<Scalar>.stride
            UnsafeMutableRawBufferPointer(space).copyBytes(
                from: source.prefix(initialized * MemoryLayout<Scalar>.stride))
        }
    }
}

/// Writes the pieces one after the other into a file that gets its name when all of it is on the disk.
func writeFile(_ pieces: [ArraySlice<UInt8>], to url: URL) throws(SystemError) {
    let file = try AtomicFile(for: url)
    for piece in pieces {
        var failure: SystemError?
        piece.withUnsafeBytes { bytes in
            do throws(SystemError) { try file.append(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
    try file.install()
}
