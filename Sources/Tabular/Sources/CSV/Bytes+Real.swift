extension Bytes {
    /// The nearest `Double` of `12`, `-1.5`, `.5`, `1.`, `2e-3`, or `inf` and `infinity` in any case; not of `nan`.
    var real: Double? {
        let number = withoutBlanks
        guard let decimal = DecimalSpelling(number) else { return number.infinity }
        return decimal.value ?? Double(number.string)
    }

    private var infinity: Double? {
        let sign = count > 0 && isSign(at: 0) ? 1 : 0
        let lowercase = (sign..<count).map { self[$0] | 0x20 }
        guard lowercase == Array("inf".utf8) || lowercase == Array("infinity".utf8) else { return nil }
        return self[0] == UInt8(ascii: "-") ? -.infinity : .infinity
    }
}

/// A decimal number as it is written: significand x 10^exponent.
private struct DecimalSpelling {
    private var significand: UInt64 = 0
    private var exponent = 0
    /// The number of digits of the significand, without leading zeros.
    private var digitCount = 0
    private let isNegative: Bool

    init?(_ bytes: Bytes) {
        guard bytes.count > 0 else { return nil }
        isNegative = bytes[0] == UInt8(ascii: "-")
        var offset = bytes.isSign(at: 0) ? 1 : 0
        var seen = takeDigits(bytes, &offset)
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            let fraction = takeDigits(bytes, &offset)
            exponent -= fraction
            seen += fraction
        }
        guard seen > 0, takeExponent(bytes, &offset), offset == bytes.count else { return nil }
    }

    /// Appends the digits at `offset` to the significand and returns their number.
    private mutating func takeDigits(_ bytes: Bytes, _ offset: inout Int) -> Int {
        let start = offset
        while digitCount > 0, offset + 8 <= bytes.count, let digits = bytes.eightDigits(at: offset) {
            significand = significand &* 100_000_000 &+ digits
            digitCount += 8
            offset += 8
        }
        while offset < bytes.count, let digit = bytes.digit(at: offset) {
            significand = significand &* 10 &+ digit
            // Not by the significand alone: it overflows to 0 at multiples of 2^64.
            if digitCount > 0 || digit != 0 { digitCount += 1 }
            offset += 1
        }
        return offset - start
    }

    /// More than the digits of any fraction, so that none brings a larger exponent back into the table of powers.
    private static let largestExponent = 1 << 56

    /// Reads `e`, a sign and digits, or nothing.
    private mutating func takeExponent(_ bytes: Bytes, _ offset: inout Int) -> Bool {
        guard offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") else { return true }
        offset += 1
        let isNegative = offset < bytes.count && bytes[offset] == UInt8(ascii: "-")
        if offset < bytes.count, bytes.isSign(at: offset) { offset += 1 }
        let start = offset
        var value = 0
        while offset < bytes.count, let digit = bytes.digit(at: offset) {
            value = min(value * 10 + Int(digit), Self.largestExponent)
            offset += 1
        }
        exponent += isNegative ? -value : value
        return offset > start
    }

    /// The value, rounded correctly; nil for more than 19 digits and for exponents that are rare in tables.
    var value: Double? {
        guard digitCount <= 19 else { return nil }
        let magnitude = exactValue ?? PowersOfFive.product(significand, exponent)
        return isNegative ? magnitude.map { -$0 } : magnitude
    }

    /// The magnitude, if significand and power are exact, so that one operation rounds once (Clinger's fast path).
    private var exactValue: Double? {
        guard digitCount <= 15, abs(exponent) <= 22 else { return nil }
        let magnitude = Double(significand)
        return exponent < 0 ? magnitude / Self.powers[-exponent] : magnitude * Self.powers[exponent]
    }

    private static let powers = (1...22).reduce(into: [1.0]) { powers, exponent in
        powers.append(powers[exponent - 1] * 10)
    }
}
