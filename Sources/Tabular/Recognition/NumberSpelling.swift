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

    init(decimalMark: DecimalMark, unit: String, readsRanges: Bool = false) {
        (self.decimalMark, self.unit, self.readsRanges) = (decimalMark, unit, readsRanges)
    }

    private enum CodingKeys: String, CodingKey {
        case decimalMark = "decimal_mark"
        case readsRanges = "reads_ranges"
        case unit
    }

    /// The value of a text: what Python's `float` makes of it without unit and groups, or the middle of a range. Nil for
    /// other text.
    func value(_ text: String) -> Double? {
        if let number = number(text) { return number }
        guard readsRanges, let (low, high) = text.rangeEnds else { return nil }
        return number(low).flatMap { low in number(high).map { low + ($0 - low) / 2 } }
    }

    private func number(_ text: String) -> Double? {
        if let plain = Bytes.withBytes(of: Array(text.utf8), { $0.real }), decimalMark == .point || !text.contains(".")
        {
            return plain
        }
        guard let number = SpelledNumber(text), number.unit.isEmpty || number.unit == unit else { return nil }
        return number.spelling(decimalMark: decimalMark).flatMap { spelling in
            Bytes.withBytes(of: Array(spelling.utf8)) { $0.real }
        }
    }

    /// The errors of spreadsheets, which count as missing.
    static let spreadsheetErrors: Set = [
        "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
    ]
}

/// How often the texts of a column can be read as numbers.
struct NumberEvidence {
    private let decimalMark: NumberSpelling.DecimalMark?
    private let unit: String
    private let readsRanges: Bool
    /// Whether a decimal point and a comma give other numbers, and nothing in the column says which one is meant.
    let isAmbiguous: Bool

    /// Weighs the texts by their frequencies.
    init(_ texts: [(text: String, count: Int)], readsRanges: Bool = false) {
        self.readsRanges = readsRanges
        let numbers = texts.flatMap { text, count in
            guard readsRanges, SpelledNumber(text) == nil, let (low, high) = text.rangeEnds else {
                return [(text, count)]
            }
            return [(low, count), (high, count)]
        }
        var (units, onlyPoint, onlyComma, either) = ([String: Int](), 0, 0, 0)
        for (text, count) in numbers {
            guard let number = SpelledNumber(text) else { continue }
            let fits = (number.spelling(decimalMark: .point) != nil, number.spelling(decimalMark: .comma) != nil)
            if fits.0 || fits.1, !number.unit.isEmpty { units[number.unit, default: 0] += count }
            switch fits {
            case (true, false): onlyPoint += count
            case (false, true): onlyComma += count
            case (true, true) where !number.isPlain: either += count
            default: break
            }
        }
        unit = units.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
        decimalMark = onlyPoint == onlyComma ? nil : onlyPoint > onlyComma ? .point : .comma
        isAmbiguous = decimalMark == nil && either > 0
    }

    /// The decimal mark that the column itself shows.
    var shownMark: NumberSpelling.DecimalMark? { decimalMark }

    /// The spelling, with `mark` where the column does not show one.
    func spelling(otherwise mark: NumberSpelling.DecimalMark) -> NumberSpelling {
        NumberSpelling(decimalMark: decimalMark ?? mark, unit: unit, readsRanges: readsRanges)
    }
}

extension String {
    /// The ends of a range of numbers: `10-20`, `10 – 20`, `10 to 20`, `10..20`. Nil for other text.
    fileprivate var rangeEnds: (low: String, high: String)? {
        for mark in ["..", " to ", "\u{2013}", "\u{2014}", "-"] {
            // A dash at the start is a sign.
            guard let place = dropFirst().firstRange(of: mark) else { continue }
            return (String(self[..<place.lowerBound]), String(self[place.upperBound...]))
        }
        return nil
    }
}
