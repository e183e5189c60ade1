import Support

/// How a column writes its dates, and the features that are made of them.
public struct DateSpelling: Hashable, Codable, Sendable {
    /// The parts of a date, each a column of numbers.
    public enum Part: String, Hashable, Codable, Sendable, CaseIterable {
        /// Days since the first training date; the time of day is the fraction.
        case days
        /// The year.
        case year
        /// The month, from 1 for January.
        case month
        /// The sine of 2π times the day of the year over 365.25.
        case yearSine = "year sine"
        /// The cosine of 2π times the day of the year over 365.25.
        case yearCosine = "year cosine"
        /// The weekday, from 1 for Monday.
        case weekday
        /// 1 on Saturday and Sunday, else 0.
        case weekend
        /// The hour of the day.
        case hour
        /// The minute of the hour.
        case minute

        /// The name of its column: `sold month`.
        func name(of column: String) -> String { "\(column) \(rawValue)" }
    }

    /// The order of day and month.
    public let order: DateOrder
    /// The seconds in one unit of Unix times; nil for dates in text.
    public let unixUnit: Double?
    /// The first date of the training table, in days since 1970-01-01 UTC.
    public let first: Double
    /// The parts that vary in the training table.
    public let parts: [Part]

    /// Learns from Unix times; NaN is missing. Their unit follows from the largest.
    init(unixTimes: [Double]) {
        let largest = unixTimes.reduce(0) { max($0, $1.isFinite ? $1.magnitude : 0) }
        let unit = [(1e11, 1), (1e14, 1e-3), (1e17, 1e-6)].first { largest < $0.0 }?.1 ?? 1e-9
        self.init(unixTimes.compactMap { Moment(unixTime: $0, unit: unit) }, .monthDay, unixUnit: unit)
    }

    /// Learns the parts of some dates.
    init(_ moments: [Moment], _ order: DateOrder, unixUnit: Double? = nil) {
        (self.order, self.unixUnit) = (order, unixUnit)
        let first = moments.map(\.daysSince1970).min() ?? 0
        self.first = first
        parts = Part.allCases.filter { part in
            let values = moments.lazy.map { Self.value(part, of: $0, since: first) }
            return values.contains { $0 != values.first }
        }
    }

    /// The date of a text; nil for other text.
    func moment(_ text: String) -> Moment? {
        guard let unixUnit else { return Moment(text, order) }
        return Double(text).flatMap { Moment(unixTime: $0, unit: unixUnit) }
    }

    /// The value of a part of a date.
    func value(_ part: Part, of moment: Moment) -> Double { Self.value(part, of: moment, since: first) }

    private static func value(_ part: Part, of moment: Moment, since first: Double) -> Double {
        switch part {
        case .days: moment.daysSince1970 - first
        case .year: Double(moment.date.year)
        case .month: Double(moment.date.month)
        case .yearSine: sin(angle(moment))
        case .yearCosine: cos(angle(moment))
        case .weekday: Double(moment.weekday)
        case .weekend: moment.weekday > 5 ? 1 : 0
        case .hour: (moment.seconds.map { $0 / 3600 } ?? 0).rounded(.down)
        case .minute: (moment.seconds.map { $0.truncatingRemainder(dividingBy: 3600) / 60 } ?? 0).rounded(.down)
        }
    }

    private static func angle(_ moment: Moment) -> Double { Double(moment.dayOfYear) / 365.25 * 2 * .pi }
}

extension Column {
    /// Texts that are dates in days since 1970-01-01 UTC, in the order that they show, or else the usual one; NaN for
    /// other text.
    package var datesInDays: [Double] {
        let (codes, categories) = categoriesSpelled
        let order = DateEvidence(categories.map { ($0, 1) }).order(nil, otherwise: nil)
        let days = categories.map { Moment($0, order)?.daysSince1970 ?? .nan }
        return codes.map { $0 < 0 ? .nan : days[Int($0)] }
    }

    /// Whether these are whole numbers that are all dates, of five different days at least: `20210131`.
    var hasCompactDates: Bool {
        guard kind == .integer, let bounds, bounds.upper >= 17_000_101,
            numbersSpelled.allSatisfy({ $0.isNaN || (17_000_101...22_001_231).contains($0) })
        else { return false }
        let texts = spelled.textCounts.map(\.text)
        return texts.count >= 5 && texts.allSatisfy { Moment($0, .monthDay) != nil }
    }
}
