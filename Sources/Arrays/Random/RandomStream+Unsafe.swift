import CKernels

extension RandomStream {
    /// The next `count` words of 32 random bits: as many calls of `nextWord()`, at the processor's full width.
    mutating func words(_ count: Int) -> [UInt32] {
        let head = min(4 - used, count)
        let blocks = (count - head) / 4
        return [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<head { buffer.initializeElement(at: index, to: nextWord()) }
            if let base = buffer.baseAddress, blocks > 0 {
                philox_words(philox.key.x, philox.key.y, counter, blocks, base + head)
                counter += UInt64(blocks)
            }
            for index in head + 4 * blocks..<count { buffer.initializeElement(at: index, to: nextWord()) }
            initialized = count
        }
    }
}
