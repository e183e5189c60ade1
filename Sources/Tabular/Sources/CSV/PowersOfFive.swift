/// Products of integers and powers of ten, rounded to the nearest `Double` by integer arithmetic alone.
///
/// Source: Lemire, *Number parsing at a gigabyte per second*, 2021; for the sufficiency of 128 bits, Mushtak and
/// Lemire, *Fast number parsing without fallback*, 2023. No result is subnormal or infinite: exponents are small.
enum PowersOfFive {
    private static let largest = 55

    /// `significand` x 10^`exponent`; nil beyond the exponents of the table.
    static func product(_ significand: UInt64, _ exponent: Int) -> Double? {
        guard abs(exponent) <= largest else { return nil }
        guard significand != 0 else { return 0 }
        let zeros = significand.leadingZeroBitCount
        let product = product(significand << UInt64(zeros), powers[exponent + largest])
        let upperBit = Int(product.high >> 63)
        let shift = UInt64(upperBit + 9)
        // 54 bits: those of the result, and one to round by.
        var mantissa = product.high >> shift
        let isHalfWay = product.low <= 1 && mantissa & 3 == 1 && mantissa << shift == product.high
        // Only these exponents can give a number half-way between two doubles: it goes to the even one.
        if isHalfWay, (-4...23).contains(exponent) { mantissa &= ~1 }
        mantissa = (mantissa + mantissa & 1) >> 1
        // 2^(floor(log2(10^exponent))) is the unit of the power's first bit.
        let binaryExponent = (217_706 * exponent) >> 16 + 63 + upperBit - zeros - 52
        return Double(mantissa) * Double(sign: .plus, exponent: binaryExponent, significand: 1)
    }

    /// The highest 128 of 192 bits, or as many of them as matter.
    private static func product(_ factor: UInt64, _ power: UInt128) -> (high: UInt64, low: UInt64) {
        let (powerHigh, powerLow) = (UInt64(power >> 64), UInt64(truncatingIfNeeded: power))
        var (high, low) = factor.multipliedFullWidth(by: powerHigh)
        // The bits below the 55 that are used can only carry into them if these are ones.
        guard high & 0x1FF == 0x1FF else { return (high, low) }
        let (sum, carry) = low.addingReportingOverflow(factor.multipliedFullWidth(by: powerLow).high)
        low = sum
        if carry { high += 1 }
        return (high, low)
    }

    /// The first 128 bits of 5^-55 to 5^55: rounded down, but up where a reciprocal's product may be exact.
    private static let powers: [UInt128] = {
        var power: UInt128 = 1
        var (positive, negative): ([UInt128], [UInt128]) = ([1 << 127], [])
        for exponent in 1...largest {
            power *= 5
            let normalized = power << power.leadingZeroBitCount
            let reciprocal = normalized.dividingFullWidth((1 << 127, 0)).quotient
            positive.append(normalized)
            negative.append(exponent <= 27 ? reciprocal + 1 : reciprocal)
        }
        return negative.reversed() + positive
    }()
}
