/// The counter-based generator Philox 4x32-10.
///
/// A pure function from a key and a counter to four random words, so that any part of a stream can be computed at once.
/// Source: Salmon et al., *Parallel random numbers: as easy as 1, 2, 3*, SC 2011; checked against its Random123 vectors.
public struct Philox: Sendable {
    /// The key: two words.
    public let key: SIMD2<UInt32>

    /// Makes the generator of a key.
    public init(key: SIMD2<UInt32>) { self.key = key }

    /// The four words that belong to `counter`.
    public func block(at counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
        var words = counter
        var roundKey = key
        for _ in 0..<10 {
            let first = 0xD251_1F53 * UInt64(words[0])
            let second = 0xCD9E_8D57 * UInt64(words[2])
            words = [
                UInt32(truncatingIfNeeded: second >> 32) ^ words[1] ^ roundKey[0], UInt32(truncatingIfNeeded: second),
                UInt32(truncatingIfNeeded: first >> 32) ^ words[3] ^ roundKey[1], UInt32(truncatingIfNeeded: first),
            ]
            roundKey &+= [0x9E37_79B9, 0xBB67_AE85]
        }
        return words
    }
}
