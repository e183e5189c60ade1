import Support

/// The hours of a time of day or a duration: `14:30`, `5:29 AM`, `2:05:10`, `7h 58m`, `1 day 3 hours`, `PT1H30M`. Nil for other
/// text. Of two numbers with a colon, the first is hours.
func hoursSpelled(_ text: String) -> Double? {
    let text = text.trimmed().lowercased()
    return hoursByColons(text) ?? hoursByUnits(text)
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

/// Numbers with units of time, longer units first, at least one of them.
private func hoursByUnits(_ text: String) -> Double? {
    var rest = Substring(text.hasPrefix("pt") ? String(text.dropFirst(2)) : text), hours = 0.0,
        smallest = Double.infinity
    while !rest.isEmpty {
        let number = rest.prefix { $0.isASCIIDigit || $0 == "." }
        rest = rest[number.endIndex...].drop(while: \.isWhitespace)
        let unit = rest.prefix(while: \.isLetter)
        rest = rest[unit.endIndex...].drop { $0.isWhitespace || $0 == "," }
        guard let count = Double(number), let length = hoursOfUnits[String(unit)], length < smallest else { return nil }
        (hours, smallest) = (hours + count * length, length)
    }
    return smallest < .infinity ? hours : nil
}

private let hoursOfUnits: [String: Double] = [
    "d": 24, "day": 24, "days": 24, "h": 1, "hr": 1, "hrs": 1, "hour": 1, "hours": 1, "std": 1, "m": 1 / 60,
    "min": 1 / 60, "mins": 1 / 60, "minute": 1 / 60, "minutes": 1 / 60, "s": 1 / 3600, "sec": 1 / 3600,
    "secs": 1 / 3600, "second": 1 / 3600, "seconds": 1 / 3600,
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
