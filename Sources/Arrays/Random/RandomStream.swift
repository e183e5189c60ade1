import Support

/// A stream of random numbers from a seed: the same seed gives the same numbers on every machine and Swift version.
///
/// ```swift
/// var stream = RandomStream(seed: 7)
/// stream.uniform()      // in 0..<1
/// stream.normal()       // mean 0, deviation 1
/// stream.shuffle(&rows)
/// ```
public struct RandomStream: RandomNumberGenerator, Sendable {
    let philox: Philox
    var counter: UInt64 = 0
    private var block = SIMD4<UInt32>()
    private(set) var used = 4
    var spareNormal: Float?

    /// Makes the stream of a seed.
    public init(seed: RandomSeed) { philox = seed.philox }

    /// The next 32 random bits.
    public mutating func nextWord() -> UInt32 {
        if used == 4 {
            block = philox.block(at: counter)
            counter += 1
            used = 0
        }
        defer { used += 1 }
        return block[used]
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 { UInt64(nextWord()) | UInt64(nextWord()) << 32 }

    /// A number in 0..<1, a multiple of 2^-24.
    public mutating func uniform() -> Float { uniformNumber(nextWord()) }

    /// A number from the normal distribution of mean 0 and deviation 1.
    ///
    /// Source: Box and Muller, *A note on the generation of random normal deviates*, 1958.
    public mutating func normal() -> Float {
        if let spare = spareNormal.take() { return spare }
        let (number, spare) = normalPair()
        spareNormal = spare
        return number
    }

    /// A number in 0..<bound, each equally likely.
    ///
    /// Source: Lemire, *Fast random integer generation in an interval*, 2019.
    public mutating func integer(below bound: Int) -> Int {
        require(bound > 0 && bound <= Int(UInt32.max), "integer(below:): \(bound) is outside of 1...\(UInt32.max)")
        return integer(below: UInt32(bound), from: nextWord())
    }

    /// The number that `word` gives, or one of the next words where that would make some numbers likelier.
    @inline(__always)
    private mutating func integer(below bound: UInt32, from word: UInt32) -> Int {
        var product = UInt64(word) * UInt64(bound)
        if UInt32(truncatingIfNeeded: product) < bound {
            let threshold = (0 &- bound) % bound
            while UInt32(truncatingIfNeeded: product) < threshold { product = UInt64(nextWord()) * UInt64(bound) }
        }
        return Int(product >> 32)
    }

    /// Puts `elements` into a random order, each equally likely (Fisher and Yates).
    public mutating func shuffle(_ elements: inout [Int]) {
        require(elements.count <= Int(UInt32.max), "shuffle: \(elements.count) elements are more than \(UInt32.max)")
        if elements.count < 2 { return }
        let words = words(elements.count - 1)
        for last in 1..<elements.count {
            elements.swapAt(last, integer(below: UInt32(last + 1), from: words[last - 1]))
        }
    }
}

/// The number in 0..<1 that the upper 24 bits of `word` are.
@inline(__always)
func uniformNumber(_ word: UInt32) -> Float { Float(Int32(truncatingIfNeeded: word >> 8)) * 0x1p-24 }
