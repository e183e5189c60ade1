/// How often the texts of a column can be read as dates.
struct DateEvidence {
    /// The number of texts that are dates in each order, and their years.
    private var counts: [DateOrder: Int] = [:], years: [DateOrder: Set<Int>] = [:]
    /// The number of texts that are different dates with the day first and with the month first, and of those with points.
    private var differing = 0, withPoints = 0
    /// Whether all of these are the first of a month in each order, and their years.
    private var areFirsts = (dayMonth: true, monthDay: true), yearsOfDiffering: Set<Int> = []

    /// Weighs the texts by their frequencies.
    init(_ texts: [(text: String, count: Int)]) {
        for (text, count) in texts {
            let tokens = DateTokens(text), left = Moment(tokens, .dayMonth), right = Moment(tokens, .monthDay)
            add(count, [.dayMonth: left, .monthDay: right, .yearMonth: Moment(tokens, .yearMonth)])
            guard let left, let right, left != right else { continue }
            differing += count
            if text.count(where: { $0 == "." }) == 2 { withPoints += count }
            areFirsts.dayMonth = areFirsts.dayMonth && left.date.day == 1
            areFirsts.monthDay = areFirsts.monthDay && right.date.day == 1
            yearsOfDiffering.insert(left.date.year)
        }
    }

    private mutating func add(_ count: Int, _ moments: [DateOrder: Moment?]) {
        for case (let order, let moment?) in moments {
            counts[order, default: 0] += count
            years[order, default: []].insert(moment.date.year)
        }
    }

    private func count(_ order: DateOrder) -> Int { counts[order] ?? 0 }

    /// The number of texts that are dates in the best order.
    var count: Int { counts.values.max() ?? 0 }

    /// The order that the dates show: by a day above 12, by years of two digits that are few if they come first, or in dates of
    /// several years by the first of each month.
    var shownOrder: DateOrder? {
        let dayFirst = count(.dayMonth), monthFirst = count(.monthDay)
        if hasYearsFirst { return .yearMonth }
        if dayFirst != monthFirst { return dayFirst > monthFirst ? .dayMonth : .monthDay }
        guard differing > 1, yearsOfDiffering.count > 1, areFirsts.dayMonth != areFirsts.monthDay else { return nil }
        return areFirsts.dayMonth ? .dayMonth : .monthDay
    }

    /// Whether the years come first: no other order fits as many dates, or they would have years all over the century.
    private var hasYearsFirst: Bool {
        let other: DateOrder = count(.dayMonth) >= count(.monthDay) ? .dayMonth : .monthDay
        guard count(.yearMonth) == count(other) else { return count(.yearMonth) > count(other) }
        let few = years[.yearMonth]?.count ?? 0, many = years[other]?.count ?? 0
        return many > 10 && 3 * few <= many
    }

    /// The order that the column shows, or else the chosen one, or that of other columns. Dates with points begin with the
    /// day everywhere, others with the month.
    func order(_ chosen: DateOrder?, otherwise usual: DateOrder?) -> DateOrder {
        shownOrder ?? chosen ?? usual ?? (2 * withPoints > differing ? .dayMonth : .monthDay)
    }
}
