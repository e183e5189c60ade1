/// The numbers, words and marks of a text, without blanks.
struct DateTokens {
    private enum Token: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
    }

    private let tokens: [Token]
    var count: Int { tokens.count }

    init(_ text: String) { tokens = Self.withYearInDate(Self.tokens(of: text)) }

    private static func tokens(of text: String) -> [Token] {
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
        return tokens
    }

    /// The tokens with a year at the end, after the time, in front of the time: `Mon Aug 31 04:07:00 2020`.
    private static func withYearInDate(_ tokens: [Token]) -> [Token] {
        guard tokens.count > 6, case .number(_, 4) = tokens.last, !Self.signs.contains(tokens[tokens.count - 2]),
            let month = tokens.prefix(3).lastIndex(where: { if case .word = $0 { true } else { false } }),
            tokens[month + 3] == .mark(":")
        else { return tokens }
        return tokens[...(month + 1)] + tokens.suffix(1) + tokens[(month + 2)...].dropLast()
    }

    private subscript(place: Int) -> Token? { tokens.indices.contains(place) ? tokens[place] : nil }

    private func number(_ place: Int, _ digits: ClosedRange<Int>) -> Int? {
        guard case .number(let value, let count) = self[place], digits.contains(count) else { return nil }
        return value
    }

    private func isMark(_ place: Int, _ marks: String) -> Bool {
        if case .mark(let mark) = self[place] { marks.contains(mark) } else { false }
    }

    private static let signs: [Token] = [.mark("+"), .mark("-"), .mark("\u{2212}")]
    /// Minutes ahead of UTC.
    private static let zones = [
        "z": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
        "pst": -480, "pdt": -420, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540,
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// The day since 1970, and the place after the date.
    func date(_ order: DateOrder) -> (day: Int, next: Int)? {
        var start = 0
        if case .word(let word) = self[0], word.count >= 3, Self.weekdays.contains(where: { $0.hasPrefix(word) }) {
            start = isMark(1, ",.") ? 2 : 1
        }
        let found =
            compactDate(start) ?? numericDate(start, order) ?? namedDate(start) ?? yearMonth(start) ?? week(start)
        return found.map { day, next in (day, next == count - 1 && isMark(next, ".") ? count : next) }
    }

    /// `20210131`
    private func compactDate(_ start: Int) -> (day: Int, next: Int)? {
        guard let number = number(start, 8...8), (1700...2200).contains(number / 10_000) else { return nil }
        return Moment.day(number / 10_000, number / 100 % 100, number % 100).map { ($0, start + 1) }
    }

    /// A week of ISO 8601, as its first day or the given one: `2020-W36`, `2020-W36-1`, `KW 36/2020`.
    private func week(_ start: Int) -> (day: Int, next: Int)? {
        func day(_ year: Int?, _ week: Int?, _ weekday: Int, _ next: Int) -> (Int, Int)? {
            guard let year, let week, (1...53).contains(week), let fourth = Moment.day(year, 1, 4) else { return nil }
            let monday = fourth - (((fourth + 3) % 7 + 7) % 7)
            return (monday + 7 * (week - 1) + weekday - 1, next)
        }
        if self[start] == .word("kw") || self[start] == .word("w") {
            return isMark(start + 2, "/-") ? day(number(start + 3, 4...4), number(start + 1, 1...2), 1, start + 4) : nil
        }
        let place = isMark(start + 1, "-") ? start + 2 : start + 1
        guard self[place] == .word("w") else { return nil }
        let weekday =
            isMark(place + 2, "-") ? number(place + 3, 1...1).flatMap { (1...7).contains($0) ? $0 : nil } : nil
        return day(
            number(start, 4...4), number(place + 1, 2...2), weekday ?? 1, weekday == nil ? place + 2 : place + 4)
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
        let isEastAsian =
            self[start + 1] == .word("年") && self[start + 3] == .word("月") && self[start + 5] == .word("日")
        guard isEastAsian || isMark(start + 1, "-/.") && self[start + 1] == self[start + 3] else { return nil }
        if let year = number(start, 4...4), let month = number(start + 2, 1...2), let day = number(start + 4, 1...2) {
            return Moment.day(year, month, day).map { ($0, isEastAsian ? start + 6 : start + 5) }
        }
        if order == .yearMonth {
            guard let year = number(start, 2...2), let month = number(start + 2, 1...2),
                let day = number(start + 4, 1...2)
            else { return nil }
            return Moment.day(Self.full(year), month, day).map { ($0, start + 5) }
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
        var (place, fields, month, isCertain) = (start, [Int](), Int?.none, true)
        while fields.count + (month == nil ? 0 : 1) < 3 {
            if let number = number(place, 1...4) {
                fields.append(number)
            } else if month == nil, let found = monthName(place) {
                (month, isCertain) = found
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
            guard number(place - 1, 4...4) == last || isShort && isCertain else { return nil }
            return Moment.day(Self.full(last), month, 1).map { ($0, place) }
        case 2:
            let (first, second) = (fields[0], fields[1])
            let (year, day) = first > 31 ? (first, second) : (Self.full(second), first)
            guard isCertain || max(first, second) > 999 else { return nil }
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
        guard let (hour, minute, second) = clock(&place), let hour = self.hour(hour, &place), minute < 60, second < 61
        else { return nil }
        if self[place] == .word("uhr") { place += 1 }
        guard let ahead = zone(&place), place == count else { return nil }
        return (Double(hour * 3600 + minute * 60) + second, ahead)
    }

    /// Hour, minute and second: `04:07:30.5`, `04.07`, `4h07`, `040730`.
    private func clock(_ place: inout Int) -> (hour: Int, minute: Int, second: Double)? {
        if case .number(let value, let digits) = self[place], digits == 4 || digits == 6 {
            place += 1
            let minutes = digits == 6 ? value / 100 : value
            return (minutes / 100, minutes % 100, digits == 6 ? Double(value % 100) : 0)
        }
        guard let hour = number(place, 1...2), isMark(place + 1, ":.") || self[place + 1] == .word("h"),
            let minute = number(place + 2, 2...2)
        else { return nil }
        place += 3
        var second = 0.0
        if isMark(place, ":."), let whole = number(place + 1, 2...2) {
            (second, place) = (Double(whole), place + 2)
            if isMark(place, ".,"), case .number(let value, let digits) = self[place + 1], value >= 0 {
                second +=
                    Double("0." + String(repeating: "0", count: max(0, digits - "\(value)".count)) + "\(value)") ?? 0
                place += 2
            }
        }
        return (hour, minute, second)
    }

    /// The hour from 0 to 23, read with the `am` or `pm` that may follow; nil for any other number.
    private func hour(_ hour: Int, _ place: inout Int) -> Int? {
        // `a.m.` has its points as marks.
        let isSpaced = isMark(place + 1, ".") && self[place + 2] == .word("m")
        guard case .word(let word) = self[place], ["am", "pm"].contains(word + (isSpaced ? "m" : "")) else {
            return hour < 24 ? hour : nil
        }
        place += isSpaced ? isMark(place + 3, ".") ? 4 : 3 : 1
        return (1...12).contains(hour) ? hour % 12 + (word.first == "p" ? 12 : 0) : nil
    }

    /// The minutes ahead of UTC; 0 without a zone, nil for an unknown one.
    private func zone(_ place: inout Int) -> Int? {
        if case .word(let word) = self[place] {
            guard let minutes = Self.zones[word] else { return nil }
            place += 1
            if minutes != 0 { return minutes }
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

extension DateTokens {
    /// The month that the word at a place names, in full, or by three or four letters; and whether the word can hardly mean
    /// anything else, as letters of the further languages can, such as `out`.
    private func monthName(_ place: Int) -> (month: Int, isCertain: Bool)? {
        guard case .word(let word) = self[place], word.count >= 3 else { return nil }
        for (language, names) in Self.months.enumerated() {
            if let index = names.firstIndex(where: { $0 == word || word.count <= 4 && $0.hasPrefix(word) }) {
                return (index + 1, language < 5 || names[index] == word && word.count > 3)
            }
        }
        return nil
    }

    /// In English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish, Polish, Turkish and Russian.
    private static let months = [
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "januar februar mars april mai juni juli august september oktober november desember",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    ].map { $0.split(separator: " ").map(String.init) }
}
