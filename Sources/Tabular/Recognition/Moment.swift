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

/// The order of day, month and year in numeric dates. A date that begins with a four-digit year is year, month, day.
public enum DateOrder: String, Hashable, Codable, Sendable, CaseIterable {
    /// `31.12.2021`
    case dayMonth = "day-month"
    /// `12/31/2021`
    case monthDay = "month-day"
    /// `21-12-31`: years of two digits come first.
    case yearMonth = "year-month"

    /// The order in words.
    var words: String {
        switch self {
        case .dayMonth: "day before month"
        case .monthDay: "month before day"
        case .yearMonth: "year first"
        }
    }
}

extension Moment {
    /// A Unix time in UTC, counted in units of so many seconds; nil beyond the years 1 to 9999.
    init?(unixTime: Double, unit: Double) {
        let seconds = unixTime * unit, day = (seconds / 86400).rounded(.down)
        guard (-719_162..<2_932_897).contains(day) else { return nil }
        self.init(day: Int(day), seconds: seconds - day * 86400, minutesAhead: 0)
    }

    /// Reads a date, and a time after it if there is one: ISO 8601, numbers in the given order between `.`, `/` or `-`, or a
    /// month by name; or a week, a month or a quarter of a year. Nil for other text.
    init?(_ text: String, _ order: DateOrder) { self.init(DateTokens(text), order) }

    init?(_ tokens: DateTokens, _ order: DateOrder) {
        guard let (day, next) = tokens.date(order) else { return nil }
        guard next < tokens.count else {
            self.init(day: day, seconds: nil, minutesAhead: 0)
            return
        }
        guard let (seconds, minutes) = tokens.time(from: next) else { return nil }
        self.init(day: day, seconds: seconds, minutesAhead: minutes)
    }
}
