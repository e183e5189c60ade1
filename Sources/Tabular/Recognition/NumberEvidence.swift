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
    func counted<Key: Hashable>(_ key: (Element) -> Key) -> [Key: Int] {
        reduce(into: [:]) { $0[key($1), default: 0] += $1.count }
    }
}
