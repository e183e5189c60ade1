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
    public fileprivate(set) var percentsAreFractions: Bool?
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
        let mark = same.count { $0.spelling(decimalMark: usual) == nil } > 0 ? usual.other : usual
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
    private let percents: PercentEvidence

    /// Weighs the texts by their frequencies.
    init(_ texts: [(text: String, count: Int)], readsRanges: Bool = false) {
        self.readsRanges = readsRanges
        let texts = texts.flatMap { text, count in
            guard readsRanges, SpelledNumber(text) == nil, let (low, high) = text.rangeEnds else {
                return [(text, count)]
            }
            return [(low, count), (high, count)]
        }
        var numbers: [(number: SpelledNumber, count: Int)] = [], onlyPoint = 0, onlyComma = 0
        var groups = GroupEvidence(), percents = PercentEvidence()
        for (text, count) in texts {
            guard let number = SpelledNumber(text) else { continue }
            switch (number.fits(.point), number.fits(.comma)) {
            case (false, false): continue
            case (true, false): onlyPoint += count
            case (false, true): onlyComma += count
            case (true, true): break
            }
            numbers.append((number, count))
            groups.add(number, count)
            percents.add(number)
        }
        let multipliers = numbers.filter(\.number.unit.isEmpty).counted { $0.number.multiplier }
        unit = Self.unit(Self.commonUnit(numbers), numbers, multipliers)
        decimalMark = onlyPoint == onlyComma ? nil : onlyPoint > onlyComma ? .point : .comma
        likelyMark = decimalMark == nil ? groups.likelyMark : nil
        (self.groups, self.percents) = (groups, percents)
        hasNames = Self.areNames(unit, multipliers)
    }

    /// The unit, where beside multipliers `m` stands for millions if it has fractions, and `L` for lakhs.
    private static func unit(
        _ common: String, _ numbers: [(number: SpelledNumber, count: Int)], _ multipliers: [Int: Int]
    ) -> String {
        let largest = multipliers.keys.max() ?? 0
        if common == "l", largest == 7 || largest == 5 { return NumberUnits.lakh }
        let hasFractions = numbers.contains { $0.number.unit == "m" && $0.number.hasFraction(.point) }
        return common == "m" && largest > 0 && hasFractions ? NumberUnits.million : common
    }

    /// The unit that most numbers have, of those that differ by a power of ten the most frequent; empty if only a few have
    /// one, as letters may be typing errors: `44OO`.
    private static func commonUnit(_ numbers: [(number: SpelledNumber, count: Int)]) -> String {
        let units = numbers.filter { !$0.number.unit.isEmpty }.counted { $0.number.unit }
        var quantities: [String: Int] = [:]
        for (unit, count) in units { quantities[NumberUnits.quantity(of: unit), default: 0] += count }
        let quantity = quantities.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let quantity else { return "" }
        let unit = units.filter { NumberUnits.quantity(of: $0.key) == quantity.key }.max {
            ($0.value, $1.key) < ($1.value, $0.key)
        }
        guard let unit else { return "" }
        let total = numbers.reduce(0) { $0 + $1.count },
            isSign = unit.key == "%" || NumberUnits.currency(unit.key) != nil
        let isRare = Double(quantity.value) < (1 - RecognitionChoice.neededShare) * Double(total)
        return isRare && !isSign ? "" : unit.key
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
        var spelling = NumberSpelling(
            decimalMark: decimalMark ?? chosen ?? likelyMark ?? usual, unit: unit, readsRanges: readsRanges)
        if unit == "%", percents.areFractions(spelling.decimalMark) { spelling.percentsAreFractions = true }
        return spelling
    }
}

/// Whether percents stand beside fractions of 1: `22.3%` and `0.542`.
private struct PercentEvidence {
    private var percents: [SpelledNumber] = [], plain: [SpelledNumber] = []

    mutating func add(_ number: SpelledNumber) {
        if number.unit == "%" { percents.append(number) } else { plain.append(number) }
    }

    func areFractions(_ mark: NumberSpelling.DecimalMark) -> Bool {
        let plain = magnitudes(plain, mark)
        return plain.allSatisfy { $0 <= 1 } && plain.contains { $0 > 0 && $0 < 1 }
            && magnitudes(percents, mark).contains { $0 > 1 }
    }

    private func magnitudes(_ numbers: [SpelledNumber], _ mark: NumberSpelling.DecimalMark) -> [Double] {
        numbers.compactMap { $0.spelling(decimalMark: mark).flatMap(Double.init)?.magnitude }
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

extension [(number: SpelledNumber, count: Int)] {
    /// The number of texts by a property of their numbers.
    fileprivate func counted<Key: Hashable>(_ key: (Element) -> Key) -> [Key: Int] {
        reduce(into: [:]) { $0[key($1), default: 0] += $1.count }
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
