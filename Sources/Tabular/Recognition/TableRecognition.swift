import Support

/// A choice of what to recognize in text columns, and of how to read ambiguous ones.
///
/// A column is numbers or dates if at least 95 % of its values are, apart from spellings of a missing value (`-`, `n/a`), or if
/// all others are one word that recurs, beside more than 32 different numbers or dates. The others become missing.
public struct RecognitionChoice: Hashable, Codable, Sendable {
    /// What can be recognized.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// Numbers as people write them: `1.234,5 €`, `(1,234)`, `12 %`, `5k`.
        case numbers
        /// Dates and times.
        case dates
        /// Numbers, and ranges of numbers by their middle: `10-20` is 15. Only on request.
        case ranges
    }

    /// What is recognized; numbers and dates by default.
    public var kinds: [Kind]
    /// The decimal mark of columns that show none; nil for that of the other columns, or a point.
    public var decimalMark: NumberSpelling.DecimalMark?
    /// The order of day and month in columns that show none; nil for that of the other columns, or day before month
    /// between points, and else month before day.
    public var dateOrder: DateOrder?
    /// Columns of Unix times to read as dates: seconds since 1970-01-01 UTC, or for larger numbers milliseconds,
    /// microseconds or nanoseconds.
    public var unixTimes: [String]

    /// Makes a choice.
    public init(
        _ kinds: [Kind] = [.numbers, .dates], decimalMark: NumberSpelling.DecimalMark? = nil,
        dateOrder: DateOrder? = nil, unixTimes: [String] = []
    ) {
        (self.kinds, self.decimalMark, self.dateOrder, self.unixTimes) = (kinds, decimalMark, dateOrder, unixTimes)
    }

    private enum CodingKeys: String, CodingKey {
        case kinds
        case unixTimes = "unix_times"
        case decimalMark = "decimal_mark"
        case dateOrder = "date_order"
    }

    /// The share of a column's values that must be numbers or dates.
    static let neededShare = 0.95
}

/// A fitted recognition: the text columns of a training table that hold numbers or dates, with their spelling. Applies
/// to other tables.
public struct TableRecognition: Hashable, Codable, Sendable {
    /// How a column spells its numbers or dates.
    struct Spelling: Hashable, Codable, Sendable {
        let column: String
        var number: NumberSpelling?
        var date: DateSpelling?
        /// Whether too few values are so, and the column stays text; nil for no.
        var staysText: Bool?
    }

    private let spellings: [Spelling]

    /// Nothing is recognized.
    public static let none = TableRecognition(spellings: [])

    private init(spellings: [Spelling]) { self.spellings = spellings }

    /// The columns to read as text before recognition.
    public var columnNames: [String] { spellings.map(\.column) }

    /// The columns of the file from which the columns `names` of a recognized table are made.
    public func sources(of names: [String]) -> [String] {
        var sources = Dictionary(names.map { (ExactString($0), $0) }) { first, _ in first }
        for spelling in spellings where spelling.staysText != true {
            for part in spelling.date?.parts ?? [] {
                sources[ExactString(part.name(of: spelling.column))] = spelling.column
            }
        }
        var seen: Set<ExactString> = []
        return names.compactMap { sources[ExactString($0)] }.filter { seen.insert(ExactString($0)).inserted }
    }

    /// Learns from the columns of text in a training table.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - choice: What to recognize.
    ///   - texts: Columns that stay text.
    ///   - numeric: Columns to convert to numbers, whatever share of their values can be parsed.
    /// - Throws: A `DataFrameError` for an unknown column of Unix times.
    public init(
        of table: DataFrame, _ choice: RecognitionChoice = RecognitionChoice(), keeping texts: [String] = [],
        numeric: [String] = []
    ) throws {
        let kept = Set(texts.map { ExactString($0) }), numbers = Set(numeric.map { ExactString($0) })
        let times = Set(choice.unixTimes.map { ExactString($0) })
        let columns = zip(table.columnNames, table.columns).compactMap { name, column in
            kept.contains(ExactString(name)) || times.contains(ExactString(name))
                ? nil
                : ColumnEvidence(column, choice.kinds, isNumeric: numbers.contains(ExactString(name))).map {
                    (name, $0)
                }
        }
        let usual = (mark: Self.usualMark(columns.map(\.1)), order: Self.usualOrder(columns.map(\.1)))
        let inText = columns.compactMap { $1.spelling(of: $0, choice, usual.mark, usual.order) }
        let inNumbers = try choice.unixTimes.map {
            Spelling(column: $0, date: DateSpelling(unixTimes: try table[$0].numbersSpelled))
        }
        spellings = inText + inNumbers
    }

    /// The decimal mark of most columns of numbers that show theirs.
    private static func usualMark(_ columns: [ColumnEvidence]) -> NumberSpelling.DecimalMark {
        let commas = columns.count { $0.numbers?.shownMark == .comma }
        return commas > columns.count { $0.numbers?.shownMark == .point } ? .comma : .point
    }

    /// The same of the columns of text of a table.
    static func usualMark(of table: DataFrame, _ choice: RecognitionChoice) -> NumberSpelling.DecimalMark {
        usualMark(table.columns.compactMap { ColumnEvidence($0, choice.kinds, isNumeric: false) })
    }

    /// The order of day and month of most columns of dates that show theirs; nil if there are none.
    private static func usualOrder(_ columns: [ColumnEvidence]) -> DateOrder? {
        let dayFirst = columns.count { $0.dates?.shownOrder == .dayMonth }
        let monthFirst = columns.count { $0.dates?.shownOrder == .monthDay }
        return dayFirst + monthFirst == 0 ? nil : dayFirst > monthFirst ? .dayMonth : .monthDay
    }

    /// A table in which recognized columns are numbers, and the findings about them.
    ///
    /// A date becomes several columns, called by its name and a part: `sold days`, `sold month`.
    public func callAsFunction(_ table: DataFrame) throws -> (table: DataFrame, findings: [RecognitionFinding]) {
        if spellings.isEmpty { return (table, []) }
        let named = spellings.map { (ExactString($0.column), $0) }
        let spellings = Dictionary(named, uniquingKeysWith: { first, _ in first })
        var result = DataFrame(names: [], columns: [], rowCount: table.rowCount), findings: [RecognitionFinding] = []
        for (name, column) in zip(table.columnNames, table.columns) {
            let spelling = spellings[ExactString(name)]
            if let spelling, spelling.staysText == true {
                let finding =
                    spelling.number?.read(column, named: name).finding
                    ?? spelling.date?.read(column.spelled, named: name).finding
                findings += [finding?.stayingText].compactMap(\.self)
                try result.add(name, column)
            } else if let number = spelling?.number, column.kind == .string {
                let (numbers, finding) = number.read(column, named: name)
                try result.add(name, numbers)
                findings.append(finding)
            } else if let date = spelling?.date {
                let (parts, finding) = date.read(column.spelled, named: name)
                for (part, numbers) in parts { try result.add(part.name(of: name), numbers) }
                findings.append(finding)
            } else {
                try result.add(name, column)
            }
        }
        return (result, findings)
    }
}

extension DataFrame {
    fileprivate mutating func add(_ name: String, _ column: Column) throws {
        guard position(of: name) == nil else { throw DataFrameError.duplicateColumn(name) }
        try set(name, to: column)
    }
}
