import CArrays

extension RandomStream {
    /// The next `count` words of 32 random bits, as by `nextWord()`, at the processor's full width.
    mutating func words(_ count: Int) -> Scalars<UInt32> {
        let head = min(4 - used, count)
        let blocks = (count - head) / 4
        return Scalars(uninitialized: count) { words in
            for index in 0..<head { words[index] = nextWord() }
            if blocks > 0 {
                philox.write(blocks, from: counter, to: words + head)
                counter += UInt64(blocks)
            }
            for index in head + 4 * blocks..<count { words[index] = nextWord() }
        }
    }

    /// The next two numbers of the normal distribution.
    mutating func normalPair() -> (Float, Float) {
        let words = SIMD2(nextWord(), nextWord())
        var pair = SIMD2<Float>()
        withUnsafeBytes(of: words) { words in
            withUnsafeMutableBytes(of: &pair) { pair in
                normal_pairs(
                    words.assumingMemoryBound(to: UInt32.self).baseAddress, 1,
                    pair.assumingMemoryBound(to: Float.self).baseAddress)
            }
        }
        return (pair[0], pair[1])
    }

    /// The next `count` numbers of the normal distribution, as by `normal()`, at the processor's full width.
    mutating func normals(_ count: Int) -> Scalars<Float> {
        Scalars(uninitialized: count) { numbers in
            var written = 0
            if count > 0, let spare = spareNormal.take() {
                numbers[0] = spare
                written = 1
            }
            let pairs = (count - written) / 2
            words(2 * pairs).withUnsafeBufferPointer { normal_pairs($0.baseAddress, pairs, numbers + written) }
            if written + 2 * pairs < count { numbers[count - 1] = normal() }
        }
    }
}
