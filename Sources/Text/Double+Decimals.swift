extension Double {
    /// The number with so many decimals, rounded to nearest; beyond 64 bits as Swift prints it.
    package func formatted(decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        guard let units = Int(exactly: (abs(self) * scale).rounded()) else { return "\(self)" }
        let whole = (self < 0 && units > 0 ? "-" : "") + "\(units / Int(scale))"
        guard decimals > 0 else { return whole }
        let fraction = String(units % Int(scale))
        return whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}
