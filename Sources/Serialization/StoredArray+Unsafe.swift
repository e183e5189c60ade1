import Arrays
import Files
import Platform
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

extension StoredArray {
    /// The array whose elements these bytes are, wherever they lie.
    func copy<Scalar: StorableScalar>(as scalar: Scalar.Type = Scalar.self) -> NDArray<Scalar> {
        // Memory of a Bool may hold 0 and 1 only.
        let source = type == .bool ? ArraySlice(bytes.map { $0 == 0 ? 0 : 1 }) : bytes
        return NDArray(uninitialized: shape) { output in
            UnsafeMutableRawBufferPointer(start: output, count: source.count).copyBytes(from: source)
        }
    }

    /// The array of what `transform` makes of each element of these bytes.
    func map<Source: StorableScalar>(_ transform: (Source) -> Float) -> NDArray<Float> {
        let source = copy(as: Source.self).scalars
        return NDArray(uninitialized: shape) { output in
            for (index, element) in source.enumerated() { output[index] = transform(element) }
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
