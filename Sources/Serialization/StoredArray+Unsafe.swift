import Arrays
import Support
#if _endian(big)
    #error("arrays are stored as they are in memory, which must be little-endian")
#endif

extension NDArray where Scalar: StorableScalar {
    /// The elements as bytes.
    var littleEndianBytes: ArraySlice<UInt8> {
        scalars.withUnsafeBufferPointer { ArraySlice(UnsafeRawBufferPointer($0)) }
    }
}

extension StoredArray {
    /// The elements, copied; the bytes need no alignment.
    func copy<Scalar: StorableScalar>(as scalar: Scalar.Type = Scalar.self) -> NDArray<Scalar> {
        // The memory of a Bool may only hold 0 and 1.
        let source = type == .bool ? ArraySlice(bytes.map { $0 == 0 ? 0 : 1 }) : bytes
        return NDArray(uninitialized: shape) { output in
            UnsafeMutableRawBufferPointer(start: output, count: source.count).copyBytes(from: source)
        }
    }

    /// The elements, transformed.
    func map<Source: StorableScalar>(_ transform: (Source) -> Float) -> NDArray<Float> {
        let source = copy(as: Source.self).scalars
        return NDArray(uninitialized: shape) { output in
            for (index, element) in source.enumerated() { output[index] = transform(element) }
        }
    }
}

/// Writes the pieces to a file, one after the other, atomically.
func writeFile(_ pieces: [ArraySlice<UInt8>], to url: URL) throws(SystemError) {
    let file = try AtomicFile(for: url)
    for piece in pieces {
        try piece.withUnsafeBufferPointer { bytes throws(SystemError) in
            try file.append(UnsafeRawBufferPointer(bytes))
        }
    }
    try file.install()
}
