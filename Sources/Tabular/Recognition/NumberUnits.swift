/// What may stand beside a number: currencies, units, and words for powers of ten.
enum NumberUnits {
    /// The symbol of a currency, or its code; nil for other text. `USD` and `US$` are `$`.
    static func currency(_ text: String) -> String? { currencies[text] }

    /// One spelling of a unit for all of its forms: `years` and `Year` are `year`. Letters that may be a prefix, as in `mW`
    /// and `MW`, keep their case.
    static func common(_ unit: String) -> String {
        let isShort = unit.count <= 2
        var common = isShort && unit.lowercased().hasPrefix("m") ? unit : unit.lowercased()
        if common.count > 3, common.hasSuffix("s"), !common.hasSuffix("ss") { common.removeLast() }
        return ["h", "hr", "hour"].contains(common) ? "hour" : ["min", "minute"].contains(common) ? "minute" : common
    }

    /// The power of ten from one unit to another: 3 from `kg` to `g`; nil if they measure different things.
    static func power(from unit: String, to other: String) -> Int? {
        if unit == other { return 0 }
        if other == million { return unit == "m" ? 6 : nil }
        if other == lakh { return unit == "l" ? 5 : nil }
        guard let left = powers[unit], let right = powers[other], left.quantity == right.quantity else { return nil }
        return left.power - right.power
    }

    /// The unit of a column in which `m` stands for millions, as beside `583k`.
    static let million = "million"
    /// The unit of a column in which `L` stands for lakhs, as beside `1.9 Cr`.
    static let lakh = "lakh"

    /// Whether a unit is a word, such as `kg`, rather than a currency, a percent sign or a word for a power of ten.
    static func isWord(_ unit: String) -> Bool {
        !["", "%", million, lakh].contains(unit) && currency(unit) == nil
    }

    /// What a unit measures; the unit itself if that is not known.
    static func quantity(of unit: String) -> String { powers[unit]?.quantity ?? unit }

    /// Words for powers of ten, longer ones first.
    static let multipliers = [
        ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("crores", 7), ("Crores", 7), ("crore", 7),
        ("Crore", 7), ("Lakhs", 5), ("lakhs", 5), ("lakh", 5), ("Lakh", 5), ("Lacs", 5), ("lacs", 5), ("Lac", 5),
        ("lac", 5), ("Tsd.", 3), ("Mio.", 6), ("Mrd.", 9), ("Tsd", 3), ("Mio", 6), ("Mrd", 9), ("mln", 6), ("mn", 6),
        ("bn", 9), ("tn", 12), ("Cr", 7), ("k", 3), ("K", 3), ("M", 6), ("B", 9), ("T", 12),
    ]

    /// Units that differ by a power of ten, in bytes by the decimal prefixes.
    private static let powers: [String: (quantity: String, power: Int)] = [
        "mg": ("mass", -3), "g": ("mass", 0), "kg": ("mass", 3), "mm": ("length", -3), "cm": ("length", -2),
        "m": ("length", 0), "km": ("length", 3), "ml": ("volume", -3), "mL": ("volume", -3), "cl": ("volume", -2),
        "l": ("volume", 0), "kb": ("bytes", 3), "MB": ("bytes", 6), "mb": ("bytes", 6), "Mb": ("bytes", 6),
        "gb": ("bytes", 9), "tb": ("bytes", 12), "hz": ("frequency", 0), "khz": ("frequency", 3),
        "mhz": ("frequency", 6), "ghz": ("frequency", 9), "w": ("power", 0), "kw": ("power", 3),
    ]

    /// Symbols and codes of currencies: those of ISO 4217 that are traded most.
    private static let currencies: [String: String] = {
        let spellings = [
            "$ USD US$", "€ EUR", "£ GBP", "¥ JPY", "₹ INR Rs Rs.", "₽ RUB", "₩ KRW", "₺ TRY", "₴ UAH", "₫ VND",
            "₱ PHP", "฿ THB", "₪ ILS", "₦ NGN", "₿ BTC", "R$ BRL", "A$ AU$ AUD", "C$ CA$ CAD", "HK$ HKD", "NZ$ NZD",
            "S$ SGD", "MX$ MXN", "kr kr.", "SEK", "NOK", "DKK", "zł PLN", "Kč CZK", "Ft HUF", "Fr Fr. CHF", "lei RON",
            "CNY RMB", "ZAR", "AED", "SAR", "EGP", "PKR", "IDR", "MYR", "TWD", "CLP", "COP", "ARS",
        ]
        var currencies: [String: String] = [:]
        for words in spellings.map({ $0.split(separator: " ").map(String.init) }) {
            for word in words { currencies[word] = words[0] }
        }
        return currencies
    }()
}
