import Support

/// Quantities of several units, and what they are read in.
public enum SpelledQuantity: String, Hashable, Codable, Sendable, CaseIterable {
    /// Times of day and durations: `14:30`, `5:29 AM`, `2:05:10`, `7h 58m`, `2h13`, `1 day 3 hours`, `2 days 06:09:00`,
    /// `PT1H30M`. Of two numbers with a colon, the first is hours.
    case hours
    /// Ages and terms: `61 years 4 months`, `3y 2m`, `2 weeks 1 day`.
    case years
    /// Lengths: `5'8"`, `5 ft 8 in`.
    case inches

    /// The value of a text; nil for other text.
    func value(_ text: String) -> Double? {
        let text = text.trimmed().lowercased()
        return switch self {
        case .hours: hoursByColons(text) ?? sum(text, hoursOfUnits)
        case .years: sum(text, yearsOfUnits)
        case .inches: sum(text, inchesOfUnits)
        }
    }
}

private func hoursByColons(_ text: String) -> Double? {
    var text = text, half: Double?
    for (suffix, hours) in [("am", 0.0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)] where text.hasSuffix(suffix) {
        (text, half) = (String(text.dropLast(suffix.count)).trimmed(), hours)
    }
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0].count <= 4, parts.dropFirst().allSatisfy({ $0.prefix(2).count == 2 }),
        parts.dropLast().allSatisfy({ $0.allSatisfy(\.isASCIIDigit) && !$0.isEmpty }), let last = parts.last,
        last.allSatisfy({ $0.isASCIIDigit || $0 == "." }), let seconds = Double(last), seconds < 60
    else { return nil }
    var numbers = parts.map { Double($0) ?? 0 }
    guard numbers[1] < 60 else { return nil }
    if let half {
        guard (1...12).contains(numbers[0]) else { return nil }
        numbers[0] = numbers[0].truncatingRemainder(dividingBy: 12) + half
    }
    let hours = numbers[0] + numbers[1] / 60 + (numbers.count > 2 ? numbers[2] / 3600 : 0)
    return isNegative ? -hours : hours
}

/// The sum of numbers with units, longer units first, at least one of them.
private func sum(_ text: String, _ units: [String: Double]) -> Double? {
    var rest = Substring(text.hasPrefix("pt") ? String(text.dropFirst(2)) : text), sum = 0.0, smallest = Double.infinity
    while !rest.isEmpty {
        if smallest == 24, let clock = hoursByColons(String(rest)) { return sum + clock }
        let number = rest.prefix { $0.isASCIIDigit || $0 == "." }
        rest = rest[number.endIndex...].drop(while: \.isWhitespace)
        let unit = rest.prefix { $0.isLetter || "'\"\u{2032}\u{2033}\u{2019}\u{201D}".contains($0) }
        rest = rest[unit.endIndex...].drop { $0.isWhitespace || $0 == "," || $0 == "." }
        // In `2h13` and `5'8`, the smaller unit is left out.
        let leftOut = smallest == 1 && number.count == 2 ? "min" : smallest == 12 && number.count <= 2 ? "in" : ""
        guard let count = Double(number), !unit.isEmpty || count < 60,
            let length = units[unit.isEmpty ? leftOut : String(unit)],
            length < smallest
        else { return nil }
        (sum, smallest) = (sum + count * length, length)
    }
    return smallest < .infinity ? sum : nil
}

private let hoursOfUnits: [String: Double] = [
    "d": 24, "day": 24, "days": 24, "h": 1, "hr": 1, "hrs": 1, "hour": 1, "hours": 1, "std": 1, "m": 1 / 60,
    "min": 1 / 60, "mins": 1 / 60, "minute": 1 / 60, "minutes": 1 / 60, "s": 1 / 3600, "sec": 1 / 3600,
    "secs": 1 / 3600, "second": 1 / 3600, "seconds": 1 / 3600,
]

/// A year has 365.25 days here, a month a twelfth of it.
private let yearsOfUnits: [String: Double] = [
    "y": 1, "yr": 1, "yrs": 1, "year": 1, "years": 1, "m": 1 / 12, "mo": 1 / 12, "mos": 1 / 12, "mon": 1 / 12,
    "month": 1 / 12, "months": 1 / 12, "w": 7 / 365.25, "wk": 7 / 365.25, "wks": 7 / 365.25, "week": 7 / 365.25,
    "weeks": 7 / 365.25, "d": 1 / 365.25, "day": 1 / 365.25, "days": 1 / 365.25,
]

private let inchesOfUnits: [String: Double] = [
    "ft": 12, "feet": 12, "foot": 12, "'": 12, "\u{2019}": 12, "\u{2032}": 12, "in": 1, "inch": 1, "inches": 1, "\"": 1,
    "''": 1, "\u{201D}": 1, "\u{2033}": 1,
]

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
    fileprivate func trimmed() -> String {
        let start = drop(while: \.isWhitespace)
        return String(start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
    }
}
