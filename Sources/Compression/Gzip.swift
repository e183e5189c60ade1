import Platform

/// Gzip in memory, as [RFC 1952](https://www.rfc-editor.org/rfc/rfc1952) has it.
///
/// ```swift
/// let packed = try Gzip.compress(Array("a,b\n1,2\n".utf8))
/// Gzip.isGzip(packed)                             // true
/// try Gzip.decompress(packed)                     // the bytes of "a,b\n1,2\n"
/// ```
///
/// Unlike a plain call of zlib, it reads all members of a file, refuses what follows the last one, and never gives more than
/// a limit, so that a small hostile file cannot fill the memory. Every member's checksum and length are verified.
public enum Gzip {
    /// The largest content that `decompress` gives unless told otherwise: 2 GiB.
    public static let defaultLimit = 1 << 31

    /// Whether `bytes` begin with the two bytes that begin every gzip file.
    public static func isGzip(_ bytes: some ContiguousBytes) -> Bool {
        bytes.withUnsafeBytes { $0.count >= 2 && $0[0] == 0x1F && $0[1] == 0x8B }
    }

    /// The content of gzip file `bytes`, all its members one after the other.
    ///
    /// Throws a `GzipError`: `notGzip`, `truncated`, `corrupted`, or `tooLarge` as soon as the content exceeds `limit` bytes.
    public static func decompress(_ bytes: some ContiguousBytes, limit: Int = defaultLimit) throws -> [UInt8] {
        try bytes.withUnsafeBytes { try inflateMembers(of: $0, limit: limit) }
    }

    /// A gzip file of one member with content `bytes`, without a name or time in it: equal bytes give equal files.
    ///
    /// `level` is zlib's, from 0 (store) to 9 (smallest).
    public static func compress(_ bytes: some ContiguousBytes, level: Int32 = 6) throws -> [UInt8] {
        precondition((0...9).contains(level), "a compression level is 0...9, not \(level)")
        return try bytes.withUnsafeBytes { try deflateMember(of: $0, level: level) }
    }
}
