import CArrays

/// The counter-based generator Philox 4x32-10.
///
/// A pure function from a key and a counter to four random words, so that any part of a stream can be computed at once.
/// Source: Salmon et al., *Parallel random numbers: as easy as 1, 2, 3*, SC 2011; checked by its Random123 vectors.
public struct Philox: Sendable {
    /// The key, 64 bits.
    public let key: UInt64

    /// Makes the generator of a key.
    public init(key: UInt64) { self.key = key }

    /// The four words that belong to the counter of 128 bits `counter` + 2⁶⁴ `high`.
    public func block(at counter: UInt64, high: UInt64 = 0) -> SIMD4<UInt32> {
        var block = SIMD4<UInt32>()
        withUnsafeMutableBytes(of: &block) {
            philox_words(key, counter, high, 1, $0.assumingMemoryBound(to: UInt32.self).baseAddress)
        }
        return block
    }

    /// Writes the words that belong to `count` counters, from `counter` on.
    func write(_ count: Int, from counter: UInt64, to words: UnsafeMutablePointer<UInt32>) {
        philox_words(key, counter, 0, count, words)
    }
}
