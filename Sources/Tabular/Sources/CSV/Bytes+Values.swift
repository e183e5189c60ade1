/// What the whole of some bytes spell. Blanks around a number are no part of it.
extension Bytes {
    /// The integer: an optional sign and digits, within 64 bits.
    @inline(__always) var integer: Int64? { shortInteger ?? longInteger }

    /// The integer where it has at most eight characters, no blanks, and is not -0.
    @inline(__always) var shortInteger: Int64? {
        guard count > 0, count <= 8 else { return nil }
        let word = word(at: 0)
        let first = UInt8(truncatingIfNeeded: word)
        if first >= UInt8(ascii: "0") { return Self.digits(word, count: count) }
        guard count > 1, first == UInt8(ascii: "-") else { return nil }
        guard let value = Self.digits(word >> 8, count: count - 1), value != 0 else { return nil }
        return -value
    }

    /// The value of the eight digits at `offset`; nil if they are none.
    @inline(__always) func eightDigits(at offset: Int) -> UInt64? {
        Self.digits(word(at: offset), count: 8).map { UInt64(truncatingIfNeeded: $0) }
    }

    /// The value of `count` digits in the low bytes of `word`, all at once.
    @inline(__always) private static func digits(_ word: UInt64, count: Int) -> Int64? {
        let zeros = SpecialBytes.everywhere(UInt8(ascii: "0"))
        let shift = UInt64(truncatingIfNeeded: 64 - 8 * count)
        // Zeros before the digits change nothing and make them eight.
        var value = word << shift | (zeros & ~(~0 << shift))
        let high = SpecialBytes.everywhere(0xF0)
        guard value & high == zeros, (value &+ SpecialBytes.everywhere(6)) & high == zeros else { return nil }
        // Neighbours are joined: digits to hundreds, these to ten thousands, these to the number.
        value = ((value & SpecialBytes.everywhere(0x0F)) &* (10 << 8 + 1)) >> 8
        value = ((value & 0x00FF_00FF_00FF_00FF) &* (100 << 16 + 1)) >> 16
        value = ((value & 0x0000_FFFF_0000_FFFF) &* (10_000 << 32 + 1)) >> 32
        return Int64(truncatingIfNeeded: value)
    }

    /// The integer, however it is spelled; slower.
    var longInteger: Int64? {
        let number = withoutBlanks
        let sign = number.count > 0 && number.isSign(at: 0) ? 1 : 0
        guard number.count > sign else { return nil }
        let isNegative = sign == 1 && number[0] == UInt8(ascii: "-")
        var value: Int64 = 0
        for offset in sign..<number.count {
            guard let digit = number.digit(at: offset) else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowToo) = product.addingReportingOverflow(isNegative ? -digit : digit)
            guard !overflow, !overflowToo else { return nil }
            value = sum
        }
        return value
    }

    /// The boolean: `True`, `TRUE` or `true`, and the like of false.
    var boolean: Bool? {
        switch (count, word(at: 0)) {
        case (4, 0x6575_7254), (4, 0x4555_5254), (4, 0x6575_7274): true
        case (5, 0x65_736C_6146), (5, 0x45_534C_4146), (5, 0x65_736C_6166): false
        default: nil
        }
    }

    /// Whether this is a minus sign and zeros: an integer that is a real number of its own.
    var isNegativeZero: Bool {
        let number = withoutBlanks
        return number.count > 1 && number[0] == UInt8(ascii: "-")
            && (1..<number.count).allSatisfy { number[$0] == 0x30 }
    }

    /// Whether this is an optional sign and digits, of any length.
    var isSpelledAsInteger: Bool {
        let number = withoutBlanks
        let sign = number.count > 0 && number.isSign(at: 0) ? 1 : 0
        return number.count > sign && (sign..<number.count).allSatisfy { number.digit(at: $0) != nil }
    }

    var withoutBlanks: Bytes {
        var (start, end) = (0, count)
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return self[start..<end]
    }

    @inline(__always) func isSign(at offset: Int) -> Bool {
        self[offset] == UInt8(ascii: "-") || self[offset] == UInt8(ascii: "+")
    }

    @inline(__always) func digit(at offset: Int) -> Int64? {
        let digit = self[offset] &- UInt8(ascii: "0")
        return digit < 10 ? Int64(digit) : nil
    }
}
