/// Finds, eight bytes at a time, the bytes that may mean something in CSV: the separator, line ends and quotes.
///
/// It may also stop at a byte that means nothing, never miss one that does.
struct SpecialBytes {
    private let text: Bytes
    private let separators: UInt64
    /// The offset of the word that `found` speaks of.
    private var offset: Int
    /// The highest bit of each byte that is still to be given.
    private var found: UInt64

    init(_ text: Bytes, separator: UInt8, from start: Int) {
        self.text = text
        separators = Self.everywhere(separator)
        offset = start
        found = 0
        move(to: start)
    }

    /// The offset of the next special byte, or the text's length.
    @inline(__always) mutating func next() -> Int {
        while found == 0 {
            offset += 8
            guard offset < text.count else { return text.count }
            found = specials(text.word(at: offset))
        }
        defer { found &= found - 1 }
        return offset + found.trailingZeroBitCount >> 3
    }

    /// Goes on at `start`.
    @inline(__always) mutating func move(to start: Int) {
        offset = start
        found = specials(text.word(at: start))
    }

    /// Marks the bytes of `word` that are special: a zero byte borrows into its highest bit, and so may one above it.
    @inline(__always) private func specials(_ word: UInt64) -> UInt64 {
        let zeros =
            Self.zeros(word ^ separators) | Self.zeros(word ^ Self.everywhere(.quote))
            | Self.zeros(word ^ Self.everywhere(.newline)) | Self.zeros(word ^ Self.everywhere(.carriageReturn))
        return zeros & Self.everywhere(0x80)
    }

    @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 { (word &- everywhere(1)) & ~word }

    /// A word of eight times the same byte.
    @inline(__always) static func everywhere(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}

extension Bytes {
    /// The offset of the first `byte` at or behind `start`.
    func first(_ byte: UInt8, from start: Int) -> Int? {
        var offset = start
        while offset < count {
            let word = word(at: offset) ^ SpecialBytes.everywhere(byte)
            let zeros = (word &- SpecialBytes.everywhere(1)) & ~word & SpecialBytes.everywhere(0x80)
            if zeros != 0 { return offset + zeros.trailingZeroBitCount >> 3 }
            offset += 8
        }
        return nil
    }
}
