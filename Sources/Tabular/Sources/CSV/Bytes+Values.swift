import CTabular

/// The value that all bytes together spell. Blanks around a number are ignored.
extension Bytes {
    /// The integer: an optional sign and digits, within 64 bits.
    @inline(__always) var integer: Int64? { shortInteger ?? longInteger }

    /// The integer of at most eight characters, without blanks or a plus sign, other than -0.
    @inline(__always) private var shortInteger: Int64? {
        guard count > 0, count <= 8 else { return nil }
        let word = word(at: 0)
        let isNegative = UInt8(truncatingIfNeeded: word) == UInt8(ascii: "-")
        let digitCount = UInt64(truncatingIfNeeded: isNegative ? count - 1 : count)
        let number = csv_digits(isNegative ? word >> 8 : word, digitCount)
        guard number.wrong == 0, !isNegative || number.value != 0 else { return nil }
        let magnitude = Int64(truncatingIfNeeded: number.value)
        return isNegative ? -magnitude : magnitude
    }

    /// The value of the eight digits at `offset`; nil if they are not digits.
    @inline(__always) func eightDigits(at offset: Int) -> UInt64? {
        let number = csv_digits(word(at: offset), 8)
        return number.wrong == 0 ? number.value : nil
    }

    /// The integer, whatever its length and blanks; slower.
    var longInteger: Int64? {
        guard let (isNegative, digits) = signedDigits else { return nil }
        let limit = isNegative ? Int64.min.magnitude : Int64.max.magnitude
        var magnitude: UInt64 = 0
        for offset in 0..<digits.count {
            guard magnitude <= limit / 10 else { return nil }
            magnitude = magnitude * 10 + UInt64(digits[offset] & 0x0F)
        }
        guard magnitude <= limit else { return nil }
        return Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude)
    }

    /// Whether this is a minus sign and zeros, which differ from 0 in a column of reals.
    var isNegativeZero: Bool {
        guard let (isNegative, digits) = signedDigits, isNegative else { return false }
        return (0..<digits.count).allSatisfy { digits[$0] == UInt8(ascii: "0") }
    }

    var isSpelledAsInteger: Bool { signedDigits != nil }

    /// The sign and the digits of an integer of any length; nil for anything else.
    private var signedDigits: (isNegative: Bool, digits: Bytes)? {
        let number = withoutBlanks
        let sign = number.count > 0 && number.isSign(at: 0) ? 1 : 0
        let digits = number[sign..<number.count]
        guard digits.count > 0, (0..<digits.count).allSatisfy({ digits.digit(at: $0) != nil }) else { return nil }
        return (sign == 1 && number[0] == UInt8(ascii: "-"), digits)
    }

    /// The boolean: `True`, `TRUE` or `true`, and `False` likewise.
    var boolean: Bool? {
        switch (count, word(at: 0)) {
        case (4, 0x6575_7254), (4, 0x4555_5254), (4, 0x6575_7274): true
        case (5, 0x65_736C_6146), (5, 0x45_534C_4146), (5, 0x65_736C_6166): false
        default: nil
        }
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

    @inline(__always) func digit(at offset: Int) -> UInt64? {
        let digit = self[offset] &- UInt8(ascii: "0")
        return digit < 10 ? UInt64(digit) : nil
    }
}
