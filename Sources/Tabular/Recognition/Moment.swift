import Support

/// A date, and a time of day if there is one, as they are written, with their distance from UTC.
struct Moment: Equatable {
    /// The days since 1970-01-01 in the calendar of the place.
    let day: Int
    /// The seconds since midnight of the place; nil for a date alone.
    let seconds: Double?
    /// The minutes by which the clock of the place is ahead of UTC.
    let minutesAhead: Int

    /// The days since 1970-01-01 in UTC, with their fraction.
    var daysSince1970: Double { Double(day) + ((seconds ?? 0) - Double(minutesAhead) * 60) / 86400 }

    var weekday: Int { ((day + 3) % 7 + 7) % 7 + 1 }

    /// Year, month and day of the Gregorian calendar.
    ///
    /// Source: Hinnant, [chrono-compatible low-level date algorithms](https://howardhinnant.github.io/date_algorithms.html).
    var date: (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfYear - (153 * month + 2) / 5 + 1)
    }

    /// The day of the year, from 0.
    var dayOfYear: Int { day - (Self.day(date.year, 1, 1) ?? day) }

    /// The days from 1970-01-01 to a date; nil for a date that the calendar does not have. Source: Hinnant.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...9999).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
            return nil
        }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400, yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// The order of day and month in numeric dates. A date that begins with a four-digit year is year, month, day.
public enum DateOrder: String, Hashable, Codable, Sendable, CaseIterable {
    /// `31.12.2021`
    case dayMonth = "day-month"
    /// `12/31/2021`
    case monthDay = "month-day"
}

extension Moment {
    /// A Unix time in UTC, counted in units of so many seconds; nil beyond the years 1 to 9999.
    init?(unixTime: Double, unit: Double) {
        let seconds = unixTime * unit, day = (seconds / 86400).rounded(.down)
        guard (-719_162..<2_932_897).contains(day) else { return nil }
        self.init(day: Int(day), seconds: seconds - day * 86400, minutesAhead: 0)
    }

    /// Reads a date, and a time after it if there is one: ISO 8601, numbers in the given order between `.`, `/` or `-`, or a
    /// month by name; or a month or a quarter of a year. Nil for other text.
    init?(_ text: String, _ order: DateOrder) {
        let tokens = DateTokens(text)
        guard let (day, next) = tokens.date(order) else { return nil }
        guard next < tokens.count else {
            self.init(day: day, seconds: nil, minutesAhead: 0)
            return
        }
        guard let (seconds, minutes) = tokens.time(from: next) else { return nil }
        self.init(day: day, seconds: seconds, minutesAhead: minutes)
    }
}

/// The numbers, words and marks of a text, without blanks.
private struct DateTokens {
    private enum Token: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
    }

    private let tokens: [Token]
    var count: Int { tokens.count }

    init(_ text: String) {
        var tokens: [Token] = [], rest = Substring(text)
        while let first = rest.first {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                tokens.append(.number(Int(digits) ?? -1, digits: digits.count))
                rest = rest[digits.endIndex...]
            } else if first.isLetter {
                let word = rest.prefix(while: \.isLetter)
                tokens.append(.word(word.lowercased()))
                rest = rest[word.endIndex...]
            } else {
                if !first.isWhitespace { tokens.append(.mark(first)) }
                rest = rest.dropFirst()
            }
            if tokens.count > 20 { break }
        }
        self.tokens = tokens
    }

    private subscript(place: Int) -> Token? { tokens.indices.contains(place) ? tokens[place] : nil }

    private func number(_ place: Int, _ digits: ClosedRange<Int>) -> Int? {
        guard case .number(let value, let count) = self[place], digits.contains(count) else { return nil }
        return value
    }

    private func month(_ place: Int) -> Int? {
        guard case .word(let word) = self[place], word.count >= 3 else { return nil }
        for names in Self.months {
            if let index = names.firstIndex(where: { $0 == word || word.count <= 4 && $0.hasPrefix(word) }) {
                return index + 1
            }
        }
        return nil
    }

    private func isMark(_ place: Int, _ marks: String) -> Bool {
        if case .mark(let mark) = self[place] { marks.contains(mark) } else { false }
    }

    /// In English, German, French, Spanish and Italian.
    private static let months = [
        [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ],
        [
            "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
            "dezember",
        ],
        [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
            "novembre", "dicembre",
        ],
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// The day since 1970, and the place after the date.
    func date(_ order: DateOrder) -> (day: Int, next: Int)? {
        var start = 0
        if case .word(let word) = self[0], word.count >= 3, Self.weekdays.contains(where: { $0.hasPrefix(word) }) {
            start = isMark(1, ",.") ? 2 : 1
        }
        return numericDate(start, order) ?? namedDate(start) ?? yearMonth(start)
    }

    /// A month or a quarter of a year, as its first day: `2010-01`, `01/2010`, `2010M01`, `2010Q1`, `Q1 2010`.
    private func yearMonth(_ start: Int) -> (day: Int, next: Int)? {
        func day(_ year: Int?, _ month: Int?, _ next: Int) -> (Int, Int)? {
            guard next == count, let year, let month, (1700...2200).contains(year) else { return nil }
            return Moment.day(year, month, 1).map { ($0, next) }
        }
        if self[start] == .word("q"), let quarter = number(start + 1, 1...1) {
            let place = isMark(start + 2, "-/") ? start + 3 : start + 2
            return day(number(place, 4...4), quarter * 3 - 2, place + 1)
        }
        if number(start, 4...4) != nil {
            let place = isMark(start + 1, "-/") ? start + 2 : start + 1
            if self[place] == .word("q") {
                return day(number(start, 4...4), number(place + 1, 1...1).map { $0 * 3 - 2 }, place + 2)
            }
            let monthPlace = self[place] == .word("m") ? place + 1 : place
            return monthPlace > start + 1 ? day(number(start, 4...4), number(monthPlace, 1...2), monthPlace + 1) : nil
        }
        return isMark(start + 1, "-/") ? day(number(start + 2, 4...4), number(start, 1...2), start + 3) : nil
    }

    private func numericDate(_ start: Int, _ order: DateOrder) -> (day: Int, next: Int)? {
        guard isMark(start + 1, "-/."), self[start + 1] == self[start + 3] else { return nil }
        if let year = number(start, 4...4), let month = number(start + 2, 1...2), let day = number(start + 4, 1...2) {
            return Moment.day(year, month, day).map { ($0, start + 5) }
        }
        guard let first = number(start, 1...2), let second = number(start + 2, 1...2), let year = year(start + 4) else {
            return nil
        }
        let (month, day) = order == .monthDay ? (first, second) : (second, first)
        return Moment.day(year, month, day).map { ($0, start + 5) }
    }

    /// A date with the month by name: `12 Jan 2021`, `20th May 2020`, `12-Jan-21`, `Jan 12, 2021`, `2021-Jan-12`, `Jan 2021`,
    /// and as spreadsheets write a month, `Jan-10`.
    private func namedDate(_ start: Int) -> (day: Int, next: Int)? {
        var (place, fields, month) = (start, [Int](), Int?.none)
        while fields.count + (month == nil ? 0 : 1) < 3 {
            if let number = number(place, 1...4) {
                fields.append(number)
            } else if month == nil, let found = self.month(place) {
                month = found
            } else {
                break
            }
            place += 1
            if case .word(let word) = self[place], ["st", "nd", "rd", "th", "de", "of"].contains(word) { place += 1 }
            if isMark(place, "-/.,"), self[place + 1] != nil { place += 1 }
        }
        guard let month, let last = fields.last else { return nil }
        switch fields.count {
        case 1:
            let isShort = number(place - 1, 2...2) != nil && isMark(start + 1, "-") && place == count
            guard number(place - 1, 4...4) == last || isShort else { return nil }
            return Moment.day(Self.full(last), month, 1).map { ($0, place) }
        case 2:
            let (first, second) = (fields[0], fields[1])
            let (year, day) = first > 31 ? (first, second) : (Self.full(second), first)
            return Moment.day(year, month, day).map { ($0, place) }
        default: return nil
        }
    }

    private func year(_ place: Int) -> Int? { number(place, 4...4) ?? number(place, 2...2).map(Self.full) }

    /// The year of two digits as spreadsheets read it: 30 is 1930, 29 is 2029.
    private static func full(_ year: Int) -> Int { year > 99 ? year : year + (year > 29 ? 1900 : 2000) }

    /// The time from `start` to the end: seconds since midnight, and minutes ahead of UTC.
    func time(from start: Int) -> (seconds: Double, minutesAhead: Int)? {
        var place = start
        if isMark(place, ",:") || self[place] == .word("t") || self[place] == .word("at") { place += 1 }
        guard let hour = number(place, 1...2), isMark(place + 1, ":"), let minute = number(place + 2, 2...2) else {
            return nil
        }
        place += 3
        var second = 0.0
        if isMark(place, ":"), let whole = number(place + 1, 2...2) {
            (second, place) = (Double(whole), place + 2)
            if isMark(place, ".,"), case .number(let value, let digits) = self[place + 1], value >= 0 {
                second +=
                    Double("0." + String(repeating: "0", count: max(0, digits - "\(value)".count)) + "\(value)") ?? 0
                place += 2
            }
        }
        guard let hour = self.hour(hour, &place), minute < 60, second < 61 else { return nil }
        guard let ahead = zone(&place), place == count else { return nil }
        return (Double(hour * 3600 + minute * 60) + second, ahead)
    }

    /// The hour from 0 to 23, read with the `am` or `pm` that may follow; nil for any other number.
    private func hour(_ hour: Int, _ place: inout Int) -> Int? {
        guard case .word(let word) = self[place], word == "am" || word == "pm" else { return hour < 24 ? hour : nil }
        place += 1
        return (1...12).contains(hour) ? hour % 12 + (word == "pm" ? 12 : 0) : nil
    }

    /// The minutes ahead of UTC; 0 without a zone, nil for an unknown one.
    private func zone(_ place: inout Int) -> Int? {
        if case .word(let word) = self[place] {
            guard ["z", "utc", "gmt"].contains(word) else { return nil }
            place += 1
        }
        guard isMark(place, "+-\u{2212}"), case .number(let value, let digits) = self[place + 1] else { return 0 }
        let sign = isMark(place, "+") ? 1 : -1
        place += 2
        if digits == 4 { return sign * (value / 100 * 60 + value % 100) }
        guard digits <= 2 else { return nil }
        guard isMark(place, ":"), let minutes = number(place + 1, 2...2) else { return sign * value * 60 }
        place += 2
        return sign * (value * 60 + minutes)
    }
}
