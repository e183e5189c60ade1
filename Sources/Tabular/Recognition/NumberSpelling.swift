/// How a column of text spells its numbers: `1.234,5 €` has a decimal comma and the unit `€`.
public struct NumberSpelling: Hashable, Codable, Sendable {
    /// The mark before the fraction of a number.
    public enum DecimalMark: String, Hashable, Codable, Sendable, CaseIterable {
        /// `1,234.5`
        case point
        /// `1.234,5`
        case comma

        var scalar: Unicode.Scalar { self == .point ? "." : "," }
        var other: DecimalMark { self == .point ? .comma : .point }
    }

    /// The mark before the fraction.
    public let decimalMark: DecimalMark
    /// The currency, the percent sign or the unit of the numbers that have one; empty for none.
    public let unit: String
    /// Whether ranges are read as their middle.
    public let readsRanges: Bool
    /// What quantities of several units are read in; nil for plain numbers.
    public let quantity: SpelledQuantity?
    /// Whether `5 %` is 0.05, as beside `0.05`; nil for no.
    public internal(set) var percentsAreFractions: Bool?
    /// Whether `unit` is the text around the numbers, with `…` in their place: `…/10`; nil for no.
    public private(set) var unitIsAnyText: Bool?

    init(decimalMark: DecimalMark, unit: String, readsRanges: Bool = false, quantity: SpelledQuantity? = nil) {
        (self.decimalMark, self.unit, self.readsRanges) = (decimalMark, unit, readsRanges)
        self.quantity = quantity
    }

    private enum CodingKeys: String, CodingKey {
        case decimalMark = "decimal_mark"
        case readsRanges = "reads_ranges"
        case percentsAreFractions = "percents_are_fractions"
        case unitIsAnyText = "unit_is_any_text"
        case unit, quantity
    }

    /// The value of a text: what Python's `float` makes of it without unit and groups, or the middle of a range. Nil for
    /// other text.
    func value(_ text: String) -> Double? {
        if let quantity { return quantity.value(text) }
        if let number = number(text) { return number }
        guard readsRanges, let (low, high) = text.rangeEnds else { return nil }
        return number(low).flatMap { low in number(high).map { low + ($0 - low) / 2 } }
    }

    private func number(_ text: String) -> Double? {
        if let plain = Bytes.withBytes(of: Array(text.utf8), { $0.real }), decimalMark == .point || !text.contains(".")
        {
            return plain
        }
        guard let number = SpelledNumber(text, anyText: unitIsAnyText == true),
            let power = number.unit.isEmpty ? 0 : NumberUnits.power(from: number.unit, to: unit),
            number.multiplier == 0 || !number.unit.isEmpty || !NumberUnits.isWord(unit)
        else { return nil }
        let percent = number.unit == "%" && percentsAreFractions == true ? -2 : 0
        return number.spelling(decimalMark: decimalMark, times: power + percent).flatMap { spelling in
            Bytes.withBytes(of: Array(spelling.utf8)) { $0.real }
        }
    }

    /// The spelling of numbers in the same text, as in `8.7/10` and `from £200`; nil if they are whole and few or after a word
    /// alone, as in `Level 12`, and so may be names.
    static func inSameText(_ texts: [(text: String, count: Int)], _ usual: DecimalMark) -> NumberSpelling? {
        let numbers = texts.compactMap { text, count in
            SpelledNumber(text, anyText: true).map { (number: $0, count: count) }
        }
        let unit = numbers.counted { $0.number.unit }.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let unit else { return nil }
        let same = numbers.map(\.number).filter { $0.unit == unit.key }
        let mark = same.allSatisfy { $0.fits(usual) } ? usual : usual.other
        let mayBeNames =
            same.count <= 32 || unit.key.hasSuffix("\u{2026}") && !unit.key.contains(where: \.isCurrencySymbol)
        guard !mayBeNames || same.contains(where: { $0.hasFraction(mark) }) else { return nil }
        var spelling = NumberSpelling(decimalMark: mark, unit: unit.key)
        spelling.unitIsAnyText = true
        return spelling
    }

    /// The errors of spreadsheets, which count as missing, in English, German and French.
    static let spreadsheetErrors: Set = [
        "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
        "#WERT!", "#BEZUG!", "#ZAHL!", "#NV", "#VALEUR!", "#NOM?", "#NOMBRE!", "#N/D",
    ]
}

extension String {
    /// The ends of a range of numbers: `10-20`, `10 – 20`, `10 to 20`, `10..20`. Nil for other text.
    var rangeEnds: (low: String, high: String)? {
        for mark in ["..", " to ", "\u{2013}", "\u{2014}", "-"] {
            // A dash at the start is a sign.
            guard let place = dropFirst().firstRange(of: mark) else { continue }
            return (String(self[..<place.lowerBound]), String(self[place.upperBound...]))
        }
        return nil
    }
}
