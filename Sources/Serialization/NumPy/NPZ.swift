import Archives
import Compression
import Support

/// Named arrays in one file, a zip archive of `.npy` files in
/// [NumPy's format](https://numpy.org/doc/stable/reference/generated/numpy.savez.html).
///
/// ```swift
/// try NPZ.write(["x": StoredArray(features), "y": StoredArray(labels)], to: URL(filePath: "data.npz"))
/// try NPZ.read(URL(filePath: "data.npz"))["x", as: Float.self]
/// ```
///
/// Compressed archives are read. Archives are written uncompressed and without times: equal arrays give equal files.
public enum NPZ {
    private static let suffix = Array(".npy".utf8)

    /// The arrays in the file at `url`, in the order of the archive, loaded into memory.
    ///
    /// The archive is checked as by `Archive`: checksums, directory and size limits. Throws a `SerializationError`.
    public static func read(_ url: URL, limits: ArchiveLimits = .default) throws(SerializationError) -> NamedArrays {
        try accessing(url) {
            guard try Packing(firstBytes: FileBytes(url).bytes(0..<2)) == .zip else {
                throw SerializationError(.unrecognized, "no .npz file: it does not begin as a zip archive does")
            }
            var arrays = NamedArrays()
            for (name, bytes) in try Archive(at: url, limits: limits).contents() {
                let name = try arrayName(name)
                try arrays.append(try about(name) { () throws(SerializationError) in try NPY.decode(bytes) }, as: name)
            }
            return arrays
        }
    }

    /// Writes `arrays` to a file, atomically; an existing file is replaced.
    ///
    /// Throws a `SerializationError`: `unsupported` for types that NumPy lacks, `tooLarge` over 4 GiB or 65,534 arrays.
    public static func write(_ arrays: NamedArrays, to url: URL) throws(SerializationError) {
        try accessing(url) { try writeFile(try pieces(arrays), to: url) }
    }

    /// The bytes of a file with `arrays`. Throws like `write`.
    public static func encode(_ arrays: NamedArrays) throws(SerializationError) -> [UInt8] {
        Array(try pieces(arrays).joined())
    }

    private static func pieces(_ arrays: NamedArrays) throws(SerializationError) -> [ArraySlice<UInt8>] {
        var zip = StoredZip()
        for (name, array) in arrays {
            try about(name) { () throws(SerializationError) in
                let header = ArraySlice(try NPYHeader.encoded(array))
                try zip.append(name: Array(name.utf8) + suffix, content: [header, array.bytes])
            }
        }
        return try zip.finished()
    }

    private static func arrayName(_ entry: [UInt8]) throws(SerializationError) -> String {
        let shown = String(decoding: entry, as: UTF8.self)
        guard entry.suffix(suffix.count).elementsEqual(suffix) else {
            throw SerializationError(.unsupported, "no array: its name does not end in .npy", array: shown)
        }
        guard let name = String(validating: entry.dropLast(suffix.count), as: UTF8.self) else {
            throw SerializationError(.malformed, "a name that is no UTF-8", array: shown)
        }
        return name
    }
}
