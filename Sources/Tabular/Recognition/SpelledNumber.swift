import Support

/// A number as people write it, taken apart: `-1.234,5 €` is a sign, `1.234,5` and the unit `€`.
///
/// Understood are groups of three digits (and India's of two) between points, commas, blanks or apostrophes, a decimal
/// point or comma, a minus sign of any kind, before or after, or brackets, a currency before or after, `%`, a unit after,
/// and `k`, `M`, `B` and their like for thousands, millions and billions. What says how exact a number is, is passed
/// over: `~12`, `<5`, `100+`, `12*`, `12 [a]`, `500.-`.
struct SpelledNumber {
    /// The currency, the percent sign or the unit; empty for none.
    let unit: String
    private let isNegative: Bool
    /// The runs of digits, and the marks between them.
    private let digits: [Substring.UnicodeScalarView]
    private let marks: [Unicode.Scalar]
    /// The power of ten that a multiplier stands for.
    let exponent: Int

    /// Nil for other text.
    init?(_ text: String) {
        var rest = Substring(text).unicodeScalars.trimmed.withoutRemarks
        guard let start = rest.numberStart else {
            // In the accounting format of spreadsheets a dash is 0.
            guard let currency = Self.accountingZero(rest) else { return nil }
            (unit, isNegative, digits, marks, exponent) = (currency, false, [Substring("0").unicodeScalars], [], 0)
            return
        }
        var before = rest[..<start]
        (digits, marks, rest) = Self.digits(rest[start...])
        let isBracketed = before.contains("(") && rest.last == ")"
        if isBracketed {
            before = Substring(String(String.UnicodeScalarView(before.filter { $0 != "(" }))).unicodeScalars
            rest = rest.dropLast()
        }
        let isMinusAfter = rest.count == 1 && rest.first?.isSign == true && rest.first != "+"
        if isMinusAfter { rest = rest.dropLast() }
        guard let (sign, currency) = Self.prefix(before) else { return nil }
        guard let (exponent, suffix) = Self.suffix(rest.trimmed), currency.isEmpty || suffix.isEmpty else { return nil }
        isNegative = isBracketed || isMinusAfter || sign
        self.exponent = exponent
        unit = currency + suffix
    }

    /// The currency of a text such as `$ -`; nil for other text.
    private static func accountingZero(_ text: Substring.UnicodeScalarView) -> String? {
        guard text.last == "-" else { return nil }
        let currency = String(Substring(text.dropLast().trimmed))
        return currencies.contains(currency) ? currency : nil
    }

    /// The mark between the groups of a whole number that is grouped by points or by commas alone; nil for other numbers.
    ///
    /// With a single mark, as in `1.234`, the number may have a fraction instead.
    var groupMark: NumberSpelling.DecimalMark? {
        guard let mark = marks.first, marks.allSatisfy({ $0 == mark }), Self.areGroups(digits[...]) else { return nil }
        return mark == "." ? .point : mark == "," ? .comma : nil
    }

    /// Whether it has neither a mark nor more than three digits.
    var isBelowThousand: Bool { marks.isEmpty && (digits.first?.count ?? 0) <= 3 }

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

    /// Whether all groups but the first have three digits; in India's way all but the last have two at most. No group
    /// begins with a zero of no value: `0,585` has a fraction.
    private static func areGroups(_ groups: ArraySlice<Substring.UnicodeScalarView>) -> Bool {
        guard groups.count > 1, let first = groups.first, let last = groups.last else { return groups.count == 1 }
        guard (1...3).contains(first.count), first.first != "0", last.count == 3 else { return false }
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
            let after = words.dropFirst(name.count), rest = String(after).trimmingBlanks
            if rest.isEmpty || currencies.contains(rest) { return (exponent, rest) }
            if after.first == " ", isUnit(Substring(rest).unicodeScalars) { return (exponent, commonUnit(rest)) }
        }
        return isUnit(text) ? (0, commonUnit(words)) : nil
    }

    /// Whether a text may be a unit: `CC`, `km/h`, `m²`, `sq ft`, `€/m²`, `l/100 km`; a digit only after a letter or `/`.
    private static func isUnit(_ text: Substring.UnicodeScalarView) -> Bool {
        if text.count == 1, let mark = text.first, "\"'\u{2032}\u{2033}".unicodeScalars.contains(mark) { return true }
        guard text.count <= 12, let first = text.first else { return false }
        guard first.properties.isAlphabetic || first == "°" || first.properties.generalCategory == .currencySymbol
        else { return false }
        var previous = first
        for scalar in text.dropFirst() {
            let isLetter = scalar.properties.isAlphabetic || "°/²³.·".unicodeScalars.contains(scalar)
            let mayBeDigit = previous.properties.isAlphabetic || previous == "/" || previous.isDigit
            guard isLetter || scalar.isBlank || scalar.isDigit && mayBeDigit else { return false }
            previous = scalar
        }
        return true
    }

    /// One spelling of a unit for all of its forms: `years` and `Year` are `year`. Letters that may be a prefix, as in `mW`
    /// and `MW`, keep their case.
    private static func commonUnit(_ unit: String) -> String {
        let isShort = unit.count <= 2
        var common = isShort && unit.lowercased().hasPrefix("m") ? unit : unit.lowercased()
        if common.count > 3, common.hasSuffix("s"), !common.hasSuffix("ss") { common.removeLast() }
        return ["h", "hr", "hour"].contains(common) ? "hour" : ["min", "minute"].contains(common) ? "minute" : common
    }

    /// Longer names first.
    private static let multipliers = [
        ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("crore", 7), ("Crore", 7), ("lakh", 5),
        ("Lakh", 5), ("Tsd.", 3), ("Mio.", 6), ("Mrd.", 9), ("Tsd", 3), ("Mio", 6), ("Mrd", 9), ("mln", 6), ("mn", 6),
        ("bn", 9), ("tn", 12), ("Cr", 7), ("k", 3), ("K", 3), ("M", 6), ("B", 9), ("T", 12),
    ]

    /// Symbols and codes of currencies: those of ISO 4217 that are traded most.
    private static let currencies: Set<String> = [
        "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₴", "₫", "₱", "฿", "₪", "₦", "R$", "A$", "C$", "HK$", "NZ$", "S$",
        "US$", "CA$", "AU$", "MX$", "Rs", "Rs.", "kr", "kr.", "zł", "Kč", "Ft", "Fr", "Fr.", "lei", "EUR", "USD", "GBP",
        "JPY", "CHF", "AUD",
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

    /// The mark between digits that it is: all blanks are one mark, and both apostrophes.
    fileprivate var numberMark: Unicode.Scalar? {
        if self == "." || self == "," { return self }
        if isBlank { return " " }
        return self == "'" || self == "\u{2019}" ? "'" : nil
    }
}

extension Substring.UnicodeScalarView {
    /// The place of the first digit, or of the mark right before it.
    fileprivate var numberStart: Index? {
        guard let digit = firstIndex(where: \.isDigit), digit > startIndex else { return firstIndex(where: \.isDigit) }
        let before = index(before: digit)
        return self[before] == "." || self[before] == "," ? before : digit
    }

    /// The text without what says how exact a number is, or that nothing follows it.
    fileprivate var withoutRemarks: Substring.UnicodeScalarView {
        var rest = self
        while let first = rest.first, "~≈<>≤≥".unicodeScalars.contains(first) { rest = rest.dropFirst().trimmed }
        if rest.last == "]", let start = rest.lastIndex(of: "["), rest.distance(from: start, to: rest.endIndex) <= 5 {
            rest = rest[..<start].trimmed
        }
        while let last = rest.last, "*†‡+".unicodeScalars.contains(last) { rest = rest.dropLast().trimmed }
        for ending in [",-", ".-", "/-", ",\u{2013}", ".\u{2013}", ",\u{2014}", ".\u{2014}", ",--", ".--"] {
            if String(Substring(rest)).hasSuffix(ending) { return rest.dropLast(ending.unicodeScalars.count) }
        }
        return rest
    }

    fileprivate var trimmed: Substring.UnicodeScalarView {
        let start = drop(while: \.isBlank)
        guard let last = start.lastIndex(where: { !$0.isBlank }) else { return start }
        return start[...last]
    }
}

extension String {
    fileprivate var trimmingBlanks: String { String(Substring(Substring(self).unicodeScalars.trimmed)) }
}
