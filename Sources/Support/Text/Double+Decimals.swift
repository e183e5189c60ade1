extension Double {
    /// The number with `decimals` decimals, rounded once, halves away from zero; beyond 64 bits as Swift prints it.
    package func formatted(decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        guard let units = magnitude(inUnitsOf: scale) else { return "\(self)" }
        let whole = (self < 0 && units > 0 ? "-" : "") + "\(units / scale)"
        guard decimals > 0 else { return whole }
        let fraction = String(units % scale)
        return whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// The magnitude times `scale`, rounded to nearest, halves up; nil beyond 64 bits.
    ///
    /// In integers: a product of doubles would be rounded already.
    private func magnitude(inUnitsOf scale: Int) -> Int? {
        guard isFinite else { return nil }
        let isNormal = exponentBitPattern > 0
        let significand = significandBitPattern | (isNormal ? 1 << 52 : 0)
        let exponent = Int(max(exponentBitPattern, 1)) - 1075
        let product = UInt128(significand) * UInt128(scale)
        guard exponent >= 0 else { return Int(exactly: ((product >> (-exponent - 1)) + 1) >> 1) }
        return product.leadingZeroBitCount > exponent ? Int(exactly: product << exponent) : nil
    }
}
