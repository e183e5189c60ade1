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
        var (word0, word1, word2, word3) = (counter.x, counter.y, counter.z, counter.w)
        var (key0, key1) = (key.x, key.y)
        for _ in 0..<10 {
            let first = 0xD251_1F53 &* UInt64(word0), second = 0xCD9E_8D57 &* UInt64(word2)
            word0 = UInt32(truncatingIfNeeded: second >> 32) ^ word1 ^ key0
            word1 = UInt32(truncatingIfNeeded: second)
            word2 = UInt32(truncatingIfNeeded: first >> 32) ^ word3 ^ key1
            word3 = UInt32(truncatingIfNeeded: first)
            (key0, key1) = (key0 &+ 0x9E37_79B9, key1 &+ 0xBB67_AE85)
        }
        return [word0, word1, word2, word3]
    }
}
