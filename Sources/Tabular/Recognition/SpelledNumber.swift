/// A number as people write it, taken apart: `-1.234,5 €` is a sign, `1.234,5` and the unit `€`.
///
/// Understood are groups of three digits (and India's of two) between points, commas, blanks or apostrophes, a decimal
/// point or comma, a minus sign of any kind, before or after, or brackets, a currency before or after, `%`, a unit after,
/// a power of ten (`2,5E+04`), and `k`, `M`, `B` and their like for thousands, millions and billions. What says how exact
/// a number is, is passed over: `~12`, `<5`, `100+`, `12*`, `12 [a]`, `500.-`, `22.3 ± 0.5`.
struct SpelledNumber {
    /// The currency, the percent sign or the unit; empty for none.
    let unit: String
    private let isNegative: Bool
    /// The runs of digits, and the marks between them.
    private let digits: [Substring.UnicodeScalarView]
    private let marks: [Unicode.Scalar]
    /// The power of ten that a multiplier stands for.
    let multiplier: Int
    /// The power of ten of scientific notation.
    private let power: Int

    /// Nil for other text. With `anyText`, whatever stands around the number is its unit: `8.7/10` has the unit `…/10`.
    init?(_ text: String, anyText: Bool = false) {
        guard text.mayHaveNumber else { return nil }
        let (inner, isProtected) = text.unwrappedNumber
        var rest = inner.trimmed.withoutRemarks
        guard let start = rest.numberStart else {
            // In the accounting format of spreadsheets a dash is 0.
            guard let currency = Self.accountingZero(rest) else { return nil }
            (unit, isNegative, digits, marks) = (currency, false, [Substring("0").unicodeScalars], [])
            (multiplier, power) = (0, 0)
            return
        }
        var before = rest[..<start]
        (digits, marks, rest) = Self.digits(rest[start...])
        // Quotes and the like keep the zeros of codes: `="00163"`.
        if isProtected, digits[0].count > 1, digits[0].first == "0" { return nil }
        (power, rest) = Self.power(rest)
        let isBracketed = before.contains("(") && rest.last == ")"
        if isBracketed {
            before = Substring(String(String.UnicodeScalarView(before.filter { $0 != "(" }))).unicodeScalars
            rest = rest.dropLast()
        }
        let isMinusAfter = rest.count == 1 && ["-", "\u{2212}"].contains(rest.first)
        if isMinusAfter { rest = rest.dropLast() }
        if let (sign, currency) = Self.prefix(before),
            let (multiplier, suffix) = Self.suffix(rest.trimmed, after: currency),
            currency.isEmpty || suffix.isEmpty
        {
            (isNegative, self.multiplier, unit) = (isBracketed || isMinusAfter || sign, multiplier, currency + suffix)
        } else {
            guard anyText, let around = Self.textAround(digits, before, rest) else { return nil }
            (isNegative, multiplier, unit) = (false, 0, around)
        }
    }

    /// The text around a number, as one unit; nil where the number is rather a part of a name or a code: after a letter or a
    /// sign, or with a zero in front.
    private static func textAround(
        _ digits: [Substring.UnicodeScalarView], _ before: Substring.UnicodeScalarView,
        _ after: Substring.UnicodeScalarView
    ) -> String? {
        let isCode = digits[0].count > 1 && digits[0].first == "0" || before.contains(where: \.isSign)
        guard !isCode, before.last?.properties.isAlphabetic != true, before.count + after.count <= 40,
            before.contains(where: \.saysSomething) || after.contains(where: \.saysSomething)
        else { return nil }
        return "\(Substring(before))\u{2026}\(Substring(after))"
    }

    /// The currency of a text such as `$ -`; nil for other text.
    private static func accountingZero(_ text: Substring.UnicodeScalarView) -> String? {
        text.last == "-" ? NumberUnits.currency(String(Substring(text.dropLast().trimmed))) : nil
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

    /// Whether its marks fit this decimal mark.
    func fits(_ decimalMark: NumberSpelling.DecimalMark) -> Bool { spelling(decimalMark: decimalMark) != nil }

    /// Whether it has a fraction with this decimal mark.
    func hasFraction(_ decimalMark: NumberSpelling.DecimalMark) -> Bool { marks.last == decimalMark.scalar }

    /// The number times a power of ten as programs write it; nil if its marks do not fit this decimal mark.
    func spelling(decimalMark: NumberSpelling.DecimalMark, times further: Int = 0) -> String? {
        var (groups, fraction) = (digits[...], "")
        if marks.last == decimalMark.scalar {
            fraction = String(Substring(groups.removeLast()))
        }
        let groupMarks = marks.prefix(groups.count - 1)
        // Scientific notation has no groups.
        guard power == 0 || groups.count == 1 else { return nil }
        guard groupMarks.allSatisfy({ $0 == groupMarks.first && $0 != decimalMark.scalar }), Self.areGroups(groups)
        else { return nil }
        let whole = groups.map { String(Substring($0)) }.joined()
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        let exponent = multiplier + power + further
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
        let word = String(String.UnicodeScalarView(text.filter { !$0.isSign && !$0.isBlank }))
        guard let currency = word.isEmpty ? "" : NumberUnits.currency(word) else { return nil }
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

    /// The power of ten after the digits, as in `E+04` and `×10^3`, and the text after it.
    private static func power(
        _ text: Substring.UnicodeScalarView
    ) -> (power: Int, rest: Substring.UnicodeScalarView) {
        let mark = ["E", "e", "×10^", "x10^", "*10^"].first { Substring(text).hasPrefix($0) }
        guard let mark else { return (0, text) }
        let after = text.dropFirst(mark.unicodeScalars.count)
        let sign = after.prefix { $0.isSign }, digits = after.dropFirst(sign.count).prefix(while: \.isDigit)
        let rest = text[digits.endIndex...]
        guard sign.count <= 1, (1...3).contains(digits.count), rest.first?.properties.isAlphabetic != true,
            let power = Int(String(Substring(digits)))
        else { return (0, text) }
        return (sign.isEmpty || sign.first == "+" ? power : -power, rest)
    }

    /// The multiplier and the unit after the digits; nil for other text.
    private static func suffix(
        _ text: Substring.UnicodeScalarView, after currencyBefore: String
    ) -> (multiplier: Int, unit: String)? {
        let words = String(Substring(text))
        if words.isEmpty || words == "%" { return (0, words) }
        if let currency = NumberUnits.currency(words) { return (0, currency) }
        if !currencyBefore.isEmpty, words == "m" { return (6, "") }
        if currencyBefore == "₹", words == "L" { return (5, "") }
        for (name, exponent) in NumberUnits.multipliers where words.hasPrefix(name) {
            let after = words.dropFirst(name.count), rest = String(after).trimmingBlanks
            if rest.isEmpty { return (exponent, "") }
            if let currency = NumberUnits.currency(rest) { return (exponent, currency) }
            if after.first == " ", isUnit(Substring(rest).unicodeScalars) {
                return (exponent, NumberUnits.common(rest))
            }
        }
        if ["st", "nd", "rd", "th"].contains(words.lowercased()) { return (0, "") }
        return isUnit(text) ? (0, NumberUnits.common(words)) : nil
    }

    /// Whether a text may be a unit: `CC`, `km/h`, `m²`, `sq ft`, `€/m²`, `l/100 km`; few digits, and only after a letter or
    /// `/`.
    private static func isUnit(_ text: Substring.UnicodeScalarView) -> Bool {
        if text.count == 1, let mark = text.first, "\"'\u{2032}\u{2033}\u{2605}".unicodeScalars.contains(mark) {
            return true
        }
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
        return text.count(where: \.isDigit) <= 3
    }
}

extension Unicode.Scalar {
    /// A blank, also one that does not break lines.
    fileprivate var isBlank: Bool {
        [" ", "\t", "\n", "\r", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}"].contains(self)
    }
    fileprivate var isSign: Bool { ["-", "\u{2212}", "\u{2013}", "+"].contains(self) }
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    /// Whether it is a letter, a digit or a symbol rather than a blank or a mark.
    fileprivate var saysSomething: Bool {
        properties.isAlphabetic || isDigit || [.currencySymbol, .otherSymbol].contains(properties.generalCategory)
    }

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
        for word in ["ca.", "circa ", "approx."] where String(Substring(rest)).lowercased().hasPrefix(word) {
            rest = rest.dropFirst(word.unicodeScalars.count).trimmed
        }
        if rest.last == "]", let start = rest.lastIndex(of: "["), rest.distance(from: start, to: rest.endIndex) <= 5 {
            rest = rest[..<start].trimmed
        }
        while let last = rest.last, "*†‡+".unicodeScalars.contains(last) { rest = rest.dropLast().trimmed }
        if let start = rest.firstIndex(of: "±"), start > rest.startIndex { rest = rest[..<start].trimmed }
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
    /// Whether it is short and has a digit, or may have one of another script, or is a currency and a dash.
    fileprivate var mayHaveNumber: Bool {
        utf8.count <= 100 && utf8.contains { (48...57).contains($0) || $0 > 127 || $0 == UInt8(ascii: "-") }
    }

    /// The text without what programs put around a number to protect it (quotes, `="…"`, an apostrophe in front) and
    /// without invisible characters, its digits as those of ASCII; and whether it was so protected.
    fileprivate var unwrappedNumber: (inner: Substring.UnicodeScalarView, isProtected: Bool) {
        var rest = Substring(self).unicodeScalars
        if !utf8.allSatisfy({ $0 < 128 }) { rest = Self.asciiDigits(rest) }
        rest = rest.trimmed
        let length = rest.count
        if rest.first == "'" { rest = rest.dropFirst() }
        if rest.first == "=", rest.dropFirst().first == "\"" { rest = rest.dropFirst() }
        while rest.count > 2, rest.first == "\"", rest.last == "\"" { rest = rest.dropFirst().dropLast() }
        return (rest, rest.count < length)
    }

    private static func asciiDigits(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        let scalars = text.filter { $0.properties.generalCategory != .format }.map { scalar in
            guard !scalar.isASCII, scalar.properties.numericType == .decimal,
                let digit = scalar.properties.numericValue.flatMap({ UInt8(exactly: $0) })
            else { return scalar }
            return Unicode.Scalar(UInt8(ascii: "0") + digit)
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return Substring(String(view)).unicodeScalars
    }

    fileprivate var trimmingBlanks: String { String(Substring(Substring(self).unicodeScalars.trimmed)) }
}
