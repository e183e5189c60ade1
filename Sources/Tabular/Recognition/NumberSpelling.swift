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
    /// Whether the texts are times of day or durations, read as hours; nil for no.
    public let readsHours: Bool?

    init(decimalMark: DecimalMark, unit: String, readsRanges: Bool = false, readsHours: Bool? = nil) {
        (self.decimalMark, self.unit, self.readsRanges) = (decimalMark, unit, readsRanges)
        self.readsHours = readsHours
    }

    /// Times of day and durations, such as `14:30`, `5:29 AM` and `7h 58m`.
    static let durations = NumberSpelling(decimalMark: .point, unit: "", readsHours: true)

    private enum CodingKeys: String, CodingKey {
        case decimalMark = "decimal_mark"
        case readsRanges = "reads_ranges"
        case readsHours = "reads_hours"
        case unit
    }

    /// The value of a text: what Python's `float` makes of it without unit and groups, or the middle of a range. Nil for
    /// other text.
    func value(_ text: String) -> Double? {
        if readsHours == true { return hoursSpelled(text) }
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

    /// The errors of spreadsheets, which count as missing, in English, German and French.
    static let spreadsheetErrors: Set = [
        "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
        "#WERT!", "#BEZUG!", "#ZAHL!", "#NV", "#VALEUR!", "#NOM?", "#NOMBRE!", "#N/D",
    ]
}

/// How often the texts of a column can be read as numbers.
struct NumberEvidence {
    private let decimalMark: NumberSpelling.DecimalMark?
    /// The decimal mark that groups of three digits beside smaller whole numbers speak for: `31.623` and `971`.
    private let likelyMark: NumberSpelling.DecimalMark?
    private let unit: String
    private let readsRanges: Bool
    /// Whether letters after the numbers are names rather than units or multipliers, as in `1A` and `3B`.
    private let hasNames: Bool
    private let groups: GroupEvidence

    /// Weighs the texts by their frequencies.
    init(_ texts: [(text: String, count: Int)], readsRanges: Bool = false) {
        self.readsRanges = readsRanges
        let numbers = texts.flatMap { text, count in
            guard readsRanges, SpelledNumber(text) == nil, let (low, high) = text.rangeEnds else {
                return [(text, count)]
            }
            return [(low, count), (high, count)]
        }
        var (units, onlyPoint, onlyComma) = ([String: Int](), 0, 0)
        var multipliers: [Int: Int] = [:], groups = GroupEvidence()
        for (text, count) in numbers {
            guard let number = SpelledNumber(text) else { continue }
            let fits = (number.spelling(decimalMark: .point) != nil, number.spelling(decimalMark: .comma) != nil)
            guard fits.0 || fits.1 else { continue }
            if !number.unit.isEmpty { units[number.unit, default: 0] += count }
            if number.unit.isEmpty { multipliers[number.exponent, default: 0] += count }
            groups.add(number, count)
            switch fits {
            case (true, false): onlyPoint += count
            case (false, true): onlyComma += count
            default: break
            }
        }
        unit = units.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
        decimalMark = onlyPoint == onlyComma ? nil : onlyPoint > onlyComma ? .point : .comma
        likelyMark = decimalMark == nil ? groups.likelyMark : nil
        self.groups = groups
        hasNames = Self.areNames(unit, multipliers)
    }

    /// `multipliers` has the number of texts by the power of ten, 0 for none.
    private static func areNames(_ unit: String, _ multipliers: [Int: Int]) -> Bool {
        let multiplied = multipliers.filter { $0.key > 0 }, plain = multipliers[0] ?? 0
        guard !multiplied.isEmpty else { return false }
        if unit.count == 1, unit.first?.isLetter == true { return true }
        // Few numbers alone in billions are rather a letter.
        let large = multiplied.filter { $0.key >= 9 }.values.reduce(0, +)
        return large == multiplied.values.reduce(0, +) && large < plain
    }

    /// The decimal mark that the column itself shows.
    var shownMark: NumberSpelling.DecimalMark? { decimalMark }

    /// Whether points separate thousands alone, in a table whose usual decimal mark is `usual`.
    func hasPointsAsGroups(_ usual: NumberSpelling.DecimalMark) -> Bool {
        decimalMark == nil && groups.areByPoint && (likelyMark ?? usual) == .comma
    }

    /// The spelling: with the decimal mark that the column shows, or else the chosen or likely one, or else that of other
    /// columns. Nil where letters after numbers are names.
    func spelling(
        _ chosen: NumberSpelling.DecimalMark?, otherwise usual: NumberSpelling.DecimalMark
    ) -> NumberSpelling? {
        guard !hasNames else { return nil }
        return NumberSpelling(
            decimalMark: decimalMark ?? chosen ?? likelyMark ?? usual, unit: unit, readsRanges: readsRanges)
    }
}

/// Whether points or commas between digits are marks of groups.
private struct GroupEvidence {
    private var byPoint = 0, byComma = 0, small = 0, others = 0

    mutating func add(_ number: SpelledNumber, _ count: Int) {
        switch number.groupMark {
        case .point?: byPoint += count
        case .comma?: byComma += count
        case nil where number.isBelowThousand: small += count
        case nil: others += count
        }
    }

    /// Whether there are groups by points, and no number that would need them has none.
    var areByPoint: Bool { byPoint > 0 && byComma == 0 && others == 0 }

    /// The decimal mark where there are groups, whole numbers below a thousand without a mark, and no others. Fractions would
    /// not have three digits after the mark each time: in thirty of them, hardly ever.
    var likelyMark: NumberSpelling.DecimalMark? {
        let grouped = byPoint + byComma, areMany = small * 9 >= grouped || grouped >= 30
        guard others == 0, small > 0, (byPoint == 0) != (byComma == 0), areMany else { return nil }
        return byPoint > 0 ? .comma : .point
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
