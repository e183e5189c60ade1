import Support

/// Gzip in memory ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952)).
///
/// ```swift
/// let packed = try Gzip.compress(Array("a,b\n1,2\n".utf8))
/// Gzip.isGzip(packed)                             // true
/// try Gzip.decompress(packed)                     // the bytes of "a,b\n1,2\n"
/// ```
///
/// Unlike a plain call of zlib, it reads all members, verifies their checksums and lengths, refuses bytes after the
/// last one, and stops at a limit, so that a small hostile file cannot fill the memory.
public enum Gzip {
    /// The default limit of `decompress`: 2 GiB.
    public static let defaultLimit = 1 << 31

    /// The content of the gzip file `bytes`, all its members one after the other.
    ///
    /// Throws a `GzipError`: `notGzip`, `truncated`, `corrupted`, or `tooLarge` if the content exceeds `limit` bytes.
    public static func decompress(_ bytes: some ContiguousBytes, limit: Int = defaultLimit) throws -> [UInt8] {
        try inflateMembers(of: bytes, limit: limit)
    }

    /// A gzip file with content `bytes`, one member without name and time: equal bytes give equal files.
    ///
    /// `level` is zlib's, from 0 (store) to 9 (smallest).
    public static func compress(_ bytes: some ContiguousBytes, level: Int32 = 6) throws -> [UInt8] {
        require((0...9).contains(level), "a compression level is 0...9, not \(level)")
        return try deflateMember(of: bytes, level: level)
    }
}
