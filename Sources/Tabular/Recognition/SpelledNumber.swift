import Support

/// A number as people write it, taken apart: `-1.234,5 €` is a sign, `1.234,5` and the unit `€`.
///
/// Understood are groups of three digits (and India's of two) between points, commas, blanks or apostrophes, a decimal
/// point or comma, a minus sign of any kind or brackets, a currency before or after, `%`, a unit after, and `k`, `M`,
/// `B` and their like for thousands, millions and billions.
struct SpelledNumber {
    /// The currency, the percent sign or the unit; empty for none.
    let unit: String
    private let isNegative: Bool
    /// The runs of digits, and the marks between them.
    private let digits: [Substring.UnicodeScalarView]
    private let marks: [Unicode.Scalar]
    /// The power of ten that a multiplier stands for.
    private let exponent: Int

    /// Nil for other text.
    init?(_ text: String) {
        var rest = Substring(text).unicodeScalars.trimmed
        let isBracketed = rest.first == "(" && rest.last == ")"
        if isBracketed { rest = rest.dropFirst().dropLast().trimmed }
        guard let start = rest.firstIndex(where: \.beginsNumber) else { return nil }
        guard let (sign, currency) = Self.prefix(rest[..<start]) else { return nil }
        isNegative = isBracketed || sign
        (digits, marks, rest) = Self.digits(rest[start...])
        guard let (exponent, suffix) = Self.suffix(rest.trimmed), currency.isEmpty || suffix.isEmpty else { return nil }
        self.exponent = exponent
        unit = currency + suffix
    }

    /// Whether it has no mark, so that it is the same with a decimal point and a decimal comma.
    var isPlain: Bool { marks.isEmpty }

    /// The number as programs write it; nil if its marks do not fit this decimal mark.
    func spelling(decimalMark: NumberSpelling.DecimalMark) -> String? {
        var (groups, fraction) = (digits[...], "")
        if marks.last == decimalMark.scalar {
            fraction = String(Substring(groups.removeLast()))
        }
        let groupMarks = marks.prefix(groups.count - 1)
        guard groupMarks.allSatisfy({ $0 == groupMarks.first && $0 != decimalMark.scalar }), Self.areGroups(groups)
        else { return nil }
        let whole = groups.map { String(Substring($0)) }.joined()
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : ".\(fraction)")
            + (exponent == 0 ? "" : "e\(exponent)")
    }

    /// Whether all groups but the first have three digits; in India's way all but the last have two at most.
    private static func areGroups(_ groups: ArraySlice<Substring.UnicodeScalarView>) -> Bool {
        guard groups.count > 1, let first = groups.first, let last = groups.last else { return groups.count == 1 }
        guard (1...3).contains(first.count), last.count == 3 else { return false }
        let inner = groups.dropFirst().dropLast()
        return inner.allSatisfy { $0.count == 3 } || first.count < 3 && inner.allSatisfy { $0.count == 2 }
    }

    /// The sign and the currency before the digits; nil for other text.
    private static func prefix(_ text: Substring.UnicodeScalarView) -> (isNegative: Bool, currency: String)? {
        let signs = text.filter { $0.isSign }
        guard signs.count <= 1 else { return nil }
        let currency = String(String.UnicodeScalarView(text.filter { !$0.isSign && !$0.isBlank }))
        guard currency.isEmpty || currencies.contains(currency) else { return nil }
        return (signs.first.map { $0 != "+" } ?? false, currency)
    }

    /// The runs of digits at the start, the marks between them, and the text after them.
    private static func digits(
        _ text: Substring.UnicodeScalarView
    ) -> ([Substring.UnicodeScalarView], [Unicode.Scalar], Substring.UnicodeScalarView) {
        var (rest, runs, marks) = (text, [Substring.UnicodeScalarView](), [Unicode.Scalar]())
        while true {
            let run = rest.prefix(while: \.isDigit)
            runs.append(run)
            rest = rest[run.endIndex...]
            guard let mark = rest.first?.numberMark, rest.dropFirst().first?.isDigit == true else { break }
            marks.append(mark)
            rest = rest.dropFirst()
        }
        return (runs, marks, rest)
    }

    /// The multiplier and the unit after the digits; nil for other text.
    private static func suffix(_ text: Substring.UnicodeScalarView) -> (exponent: Int, unit: String)? {
        let words = String(Substring(text))
        if words.isEmpty || words == "%" || currencies.contains(words) { return (0, words) }
        for (name, exponent) in multipliers where words.hasPrefix(name) {
            let rest = String(words.dropFirst(name.count)).trimmingBlanks
            if rest.isEmpty || currencies.contains(rest) { return (exponent, rest) }
        }
        return isUnit(text) ? (0, words) : nil
    }

    /// Whether a text may be a unit: `CC`, `km/h`, `m²`, `sq ft`; a digit only after a letter.
    private static func isUnit(_ text: Substring.UnicodeScalarView) -> Bool {
        guard text.count <= 12, let first = text.first, first.properties.isAlphabetic || first == "°" else {
            return false
        }
        var previous = first
        for scalar in text {
            let isLetter = scalar.properties.isAlphabetic || "°/²³.·".unicodeScalars.contains(scalar)
            guard isLetter || scalar.isBlank || scalar.isDigit && previous.properties.isAlphabetic else { return false }
            previous = scalar
        }
        return true
    }

    /// Longer names first.
    private static let multipliers = [
        ("million", 6), ("billion", 9), ("Mio", 6), ("Mrd", 9), ("mln", 6), ("mn", 6), ("bn", 9), ("k", 3), ("K", 3),
        ("M", 6), ("B", 9),
    ]

    /// Symbols and codes of currencies: those of ISO 4217 that are traded most.
    private static let currencies: Set<String> = [
        "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₴", "₫", "₱", "฿", "₪", "₦", "R$", "A$", "C$", "HK$", "NZ$", "S$",
        "US$", "Rs", "Rs.", "kr", "kr.", "zł", "Kč", "Ft", "Fr", "Fr.", "lei", "EUR", "USD", "GBP", "JPY", "CHF", "AUD",
        "CAD", "NZD", "CNY", "RMB", "INR", "BRL", "RUB", "KRW", "MXN", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY",
        "ZAR", "SGD", "HKD", "THB", "ILS", "AED", "SAR", "EGP", "NGN", "PKR", "VND", "IDR", "MYR", "PHP", "TWD", "CLP",
        "COP", "ARS", "RON", "UAH",
    ]
}

extension Unicode.Scalar {
    /// A blank, also one that does not break lines.
    fileprivate var isBlank: Bool { [" ", "\t", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}"].contains(self) }
    fileprivate var isSign: Bool { ["-", "\u{2212}", "+"].contains(self) }
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var beginsNumber: Bool { isDigit || self == "." || self == "," }

    /// The mark between digits that it is: all blanks are one mark, and both apostrophes.
    fileprivate var numberMark: Unicode.Scalar? {
        if self == "." || self == "," { return self }
        if isBlank { return " " }
        return self == "'" || self == "\u{2019}" ? "'" : nil
    }
}

extension Substring.UnicodeScalarView {
    fileprivate var trimmed: Substring.UnicodeScalarView {
        let start = drop(while: \.isBlank)
        guard let last = start.lastIndex(where: { !$0.isBlank }) else { return start }
        return start[...last]
    }
}

extension String {
    fileprivate var trimmingBlanks: String { String(Substring(Substring(self).unicodeScalars.trimmed)) }
}
