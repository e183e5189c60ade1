import Foundation
import Tabular
import Testing

@Suite struct TableRecognitionTests {
    private func recognized(
        _ csv: String, _ choice: RecognitionChoice = RecognitionChoice(), separator: Unicode.Scalar = ",",
        keeping: [String] = [], numeric: [String] = []
    ) throws -> (table: DataFrame, findings: [RecognitionFinding], learned: TableRecognition) {
        let table = try DataFrame(csv: csv, syntax: CSVSyntax(separator: separator))
        let learned = try TableRecognition(of: table, choice, keeping: keeping, numeric: numeric)
        let (result, findings) = try learned(table)
        return (result, findings, learned)
    }

    private func numbers(_ table: DataFrame, _ name: String) throws -> [Double] { try table[name, as: Double.self] }

    @Test func aColumnDecidesAboutItsDecimalMark() throws {
        let (table, findings, _) = try recognized("a;b\n1.234,5;1,5\n1.234;2,25\n", separator: ";")
        #expect(try numbers(table, "a") == [1234.5, 1234] && numbers(table, "b") == [1.5, 2.25])
        #expect(findings.map(\.readCount) == [2, 2])
        let points = try recognized("a\n\"1,234.5\"\n\"1,234\"\n").table
        #expect(try numbers(points, "a") == [1234.5, 1234])
    }

    /// `1,234` may be 1234 or 1.234: the other columns decide, or the choice.
    @Test func anAmbiguousColumnFollowsTheOthers() throws {
        let csv = "a;b\n1,234;1,5\n5,678;2,5\n"
        #expect(try numbers(recognized(csv, separator: ";").table, "a") == [1.234, 5.678])
        #expect(try numbers(recognized("a;b\n1,234;x\n5,678;y\n", separator: ";").table, "a") == [1234, 5678])
        let comma = RecognitionChoice(decimalMark: .comma)
        #expect(try numbers(recognized("a;b\n1,234;x\n5,678;y\n", comma, separator: ";").table, "a") == [1.234, 5.678])
    }

    /// `31.623` beside `971`: a fraction would not have three digits each time.
    @Test func groupsBesideSmallNumbersAreGroups() throws {
        let texts = ["31.623", "1.204", "971", "60.887", "5"].map { "\($0) €" }
        let table = try recognized("a\n" + texts.joined(separator: "\n")).table
        #expect(try numbers(table, "a") == [31_623, 1204, 971, 60_887, 5])
        let fractions = ["31.623", "1.204", "0.971"].map { "\($0) €" }
        #expect(
            try numbers(recognized("a\n" + fractions.joined(separator: "\n")).table, "a") == [31.623, 1.204, 0.971])
    }

    @Test(arguments: ["-", "..", "?", "\u{2013}", "nil", "#NV", "\" \"", "k.A."])
    func aSpellingOfAMissingValueDoesNotDecide(missing: String) throws {
        let rows = (0..<20).map { $0 % 3 == 0 ? missing : "\($0).5" }
        let (table, findings, _) = try recognized("b,a\n" + rows.map { "x,\($0)\n" }.joined())
        #expect(try table["a"].kind == .real && table["a"].missingCount == 7)
        #expect(findings.first?.readCount == 13 && findings.first?.unread?.row == 1)
    }

    @Test func mostlyNumbersIsTold() throws {
        let rows = (0..<30).map { $0 % 4 == 0 ? "about \($0)" : "\($0)" }
        let (table, findings, _) = try recognized("a\n" + rows.joined(separator: "\n"))
        #expect(try table["a"].kind == .string)
        #expect(
            findings.first?.description
                == "a: 22 of 30 values are numbers, such as '10', read as 10; row 1 is 'about 0': it stays text")
        #expect(findings.first?.unreadWarning == nil)
    }

    @Test(arguments: [["1A", "2B", "3A", "1B"], ["12", "83", "7B", "40"]])
    func lettersThatAreNamesStayText(texts: [String]) throws {
        let rows = Array(repeating: texts, count: 20).joined()
        #expect(try recognized("a\n" + rows.joined(separator: "\n")).table["a"].kind == .string)
    }

    @Test func unitsOfOneMeaningAreOne() throws {
        let table = try recognized("a,b\n1 year,5 KG\n2 years,6 kg\n3 Years,7 Kg\n").table
        #expect(try numbers(table, "a") == [1, 2, 3] && numbers(table, "b") == [5, 6, 7])
    }

    @Test func timesAreHours() throws {
        let (table, findings, _) = try recognized(
            "a,b,c\n14:30,7h 58m,5:30 AM\n0:15,45m,12:15 pm\n23:59:30,1 day 2 hours,12:00 am\n")
        #expect(try numbers(table, "a") == [14.5, 0.25, 23 + 59.0 / 60 + 30.0 / 3600])
        #expect(try numbers(table, "b") == [7 + 58.0 / 60, 0.75, 26] && numbers(table, "c") == [5.5, 12.25, 0])
        #expect(findings.map(\.kind) == [.numbers, .numbers, .numbers])
    }

    @Test func oneBadValueIsMissingAndTold() throws {
        let rows = (1...119).map { "\($0).5" } + ["unknwon"]
        let (table, findings, _) = try recognized("tax\n" + rows.joined(separator: "\n"))
        #expect(try table["tax"].kind == .real && table["tax"].isMissing(119))
        let finding = try #require(findings.first)
        #expect(finding.readCount == 119 && finding.valueCount == 120)
        #expect(finding.unread?.row == 120 && finding.unread?.text == "unknwon")
        #expect(
            finding.description
                == "tax: 119 of 120 values are numbers, such as '100.5', read as 100.5; row 120 is 'unknwon': read as "
                + "missing")
    }

    @Test func aColumnOfTooMuchTextStaysText() throws {
        let (table, findings, _) = try recognized("a\n" + (1...9).map(String.init).joined(separator: "\n") + "\nx\n")
        #expect(try table["a"].kind == .string && findings.first?.staysText == true)
        let asked = try recognized("a\n1\n2\nx\n", numeric: ["a"])
        #expect(try asked.table["a"].kind == .integer && asked.table["a"].isMissing(2))
    }

    private func column(_ texts: some Sequence<String>, quoted: Bool = false) -> String {
        "a\n" + texts.map { quoted ? "\"\($0)\"" : $0 }.joined(separator: "\n") + "\n"
    }

    /// `44OO` is a typing error, as hardly any number has a unit.
    @Test func fewLettersAreNoUnit() throws {
        let (table, findings, _) = try recognized(column((1...99).map { "\($0)" } + ["44OO"]))
        #expect(try table["a"].kind == .integer && table["a"].missingCount == 1)
        #expect(findings.first?.unread?.text == "44OO")
    }

    static let units: [(texts: [String], values: [Double])] = [
        (["2 kg", "483 g", "1.5 kg"], [2, 0.483, 1.5]), (["1.42GB", "891MB", "2GB"], [1.42, 0.891, 2]),
        (["$5", "6 USD", "US$7"], [5, 6, 7]), (["$711k", "$1.08m", "$2M"], [711_000, 1_080_000, 2_000_000]),
        (["53.7 L", "69 L", "1.9 Cr"], [5_370_000, 6_900_000, 19_000_000]),
        (["₹29.1 L", "₹1.69 Cr"], [2_910_000, 16_900_000]),
        (["583k", "1.12m", "640k"], [583_000, 1_120_000, 640_000]), (["22.3%", "0.542", "7%"], [0.223, 0.542, 0.07]),
        (["22.3%", "54.2", "7%"], [22.3, 54.2, 7]), (["5'8\"\"", "6'0\"\"", "5' 11\"\""], [68, 72, 71]),
        (["5 ft 8 in", "6 ft", "5 feet 11 inches"], [68, 72, 71]),
    ]

    @Test(arguments: units)
    func unitsThatDifferByAFactorAreConverted(texts: [String], values: [Double]) throws {
        #expect(try numbers(recognized(column(texts, quoted: true)).table, "a") == values)
    }

    static let durations: [(texts: [String], values: [Double])] = [
        (["61 years 04 months", "66 years"], [61 + 1.0 / 3, 66]), (["2h13", "1h04m"], [133.0 / 60, 64.0 / 60]),
        (["2 days 06:30:00", "1 days 00:00:00"], [54.5, 24]),
        (["3 weeks 1 day", "1 week"], [22 / 365.25, 7 / 365.25]),
        (["1W", "3M", "1Y"], [7 / 365.25, 0.25, 1]),
    ]

    @Test(arguments: durations)
    func durationsAreHoursOrYears(texts: [String], values: [Double]) throws {
        let read = try numbers(recognized(column(texts)).table, "a")
        #expect(zip(read, values).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    /// Units, currencies and words that only seem to belong together; codes that only look like numbers or dates.
    @Test(arguments: [
        ["546 NOK", "737 SEK"], ["100m", "1500m", "5k", "10k"], ["73 MB", "54 M"], ["3 out of 5", "4 out of 5"],
        ["LIS-53", "LIS-20"],
        ["16.01.", "17.02."], ["=\"\"00163\"\"", "=\"\"00164\"\""], ["'00163", "'00200"], ["49\u{2013}", "50\u{2013}"],
        ["2010H1", "2011H2"],
    ])
    func likenessIsNotEnough(texts: [String]) throws {
        #expect(try recognized(column(texts, quoted: true)).table["a"].kind == .string)
    }

    /// Of many texts some tell that the others need no look.
    @Test func manyTextsAreReadAsFewAre() throws {
        let count = 5000
        #expect(try recognized(column((0..<count).map { "\($0) to \($0 + 7) or more" })).table["a"].kind == .string)
        #expect(try recognized(column((0..<count).map { "\($0).5 € a month" })).table["a"].kind == .real)
        let mostly = (0..<count).map { $0 % 3 == 0 ? "lot \($0)" : "$\($0)" }
        #expect(try recognized(column(mostly)).findings.first?.staysText == true)
    }

    /// An indicator of missing values would make one of two words.
    @Test func twoWordsBesideNumbersStayText() throws {
        let texts =
            (0..<45).map { "\($0)" } + Array(repeating: "Basement", count: 10) + Array(repeating: "Attic", count: 10)
        #expect(try recognized(column(texts)).table["a"].kind == .string)
    }

    /// Two units of different quantities are no numbers of one column.
    @Test func lengthsAndTimesDoNotMix() throws {
        #expect(try recognized(column(["5 ft 8 in", "3 h 5 min"])).table["a"].kind == .string)
        #expect(try recognized(column(["5 ft", "3 m", "6 ft", "2 m"])).table["a"].kind == .string)
    }

    @Test(arguments: ["no data", "(D)", "\\N", "ongoing"]) func aWordBesideManyNumbersIsMissing(word: String) throws {
        let numbers = (1...60).map { "\($0).5" }, dates = (1...28).flatMap { ["2020-01-\($0)", "2020-02-\($0)"] }
        for (texts, kind) in [(numbers, RecognitionChoice.Kind.numbers), (dates, .dates)] {
            let findings = try recognized(column(texts + Array(repeating: word, count: 15))).findings
            #expect(findings.first?.kind == kind && findings.first?.staysText == nil)
            #expect(findings.first?.unread?.text == word)
        }
        let few = (0..<60).map { "\($0 % 3)" } + Array(repeating: word, count: 15)
        #expect(try recognized(column(few)).table["a"].kind == .string)
    }

    @Test func mostlyDatesIsTold() throws {
        let texts = (1...20).map { "2020-01-\($0)" } + (1...5).map { "lot \($0)" }
        let (table, findings, _) = try recognized(column(texts))
        #expect(try table["a"].kind == .string && findings.first?.staysText == true)
        #expect(
            findings.first?.description
                == "a: 20 of 25 values are dates, such as '2020-01-10'; row 21 is 'lot 1': it stays text")
    }

    @Test(arguments: ["%/10", "% out of 5 stars", "from £% pcm", "Size: % sqm"])
    func numbersInTheSameTextAreNumbers(form: String) throws {
        let texts = (1...40).map { form.replacing("%", with: "\($0).5") }
        #expect(try numbers(recognized(column(texts)).table, "a") == (1...40).map { Double($0) + 0.5 })
    }

    /// `Type 1` may be a category, `A12` and `No. 007` are codes.
    @Test(arguments: ["Type %", "A1%", "No. 00%", "owner 1%"]) func codesStayText(form: String) throws {
        let texts = (0..<80).map { form.replacing("%", with: "\($0 % 8)") }
        #expect(try recognized(column(texts)).table["a"].kind == .string)
    }

    @Test func wholeNumbersThatAreDatesAreDates() throws {
        let csv = column(["20201231", "20210101", "20210102", "20210228", "20210301"])
        let (table, _, learned) = try recognized(csv)
        #expect(try numbers(table, "a days") == [0, 1, 2, 59, 60])
        let next = try learned(DataFrame(csv: csv, policy: ReadingPolicy(textColumns: learned.columnNames))).table
        #expect(try numbers(next, "a days") == [0, 1, 2, 59, 60])
        #expect(try recognized(csv, numeric: ["a"]).table.columnNames == ["a"])
        #expect(
            try recognized(column(["20201231", "20210101", "20210102", "20210229", "20210301"])).table.columnNames == [
                "a"
            ])
    }

    @Test func yearsOfTwoDigitsMayComeFirst() throws {
        let texts = (1...28).map { $0 < 10 ? "21/01/0\($0)" : "21/01/\($0)" } + ["22/02/01"]
        let (table, findings, _) = try recognized(column(texts))
        #expect(try numbers(table, "a days").prefix(3) == [0, 1, 2])
        #expect(findings.first?.example.hasSuffix("year first") == true)
        let choice = RecognitionChoice(dateOrder: .yearMonth)
        #expect(try numbers(recognized("a\n10-03-04\n10-03-05\n", choice).table, "a days") == [0, 1])
        #expect(try numbers(recognized("a\n10-03-04\n10-03-05\n").table, "a days") == [0, 365])
    }

    @Test func textStaysTextAsAsked() throws {
        let csv = "a,b\n$1,1\n$2,2\n"
        #expect(try recognized(csv, keeping: ["a"]).table["a"].kind == .string)
        #expect(try recognized(csv, RecognitionChoice([.dates])).table["a"].kind == .string)
        #expect(try recognized(csv).table["a"].kind == .integer)
    }

    @Test func spreadsheetErrorsAreMissing() throws {
        let (table, findings, _) = try recognized("a\n#DIV/0!\n1.5\n#REF!\n")
        #expect(try table["a"].missingCount == 2 && findings.first?.unread?.text == "#DIV/0!")
    }

    @Test func anotherUnitIsMissing() throws {
        let rows = (1...39).map { "\($0) CC" } + ["40 kg"]
        let table = try recognized("a\n" + rows.joined(separator: "\n")).table
        #expect(try table["a"].missingCount == 1 && table["a"].kind == .integer)
    }

    @Test func datesBecomePartsThatVary() throws {
        let (table, findings, _) = try recognized("sold,x\n2020-02-28,1\n2020-02-29,2\n2021-03-01,3\n")
        #expect(
            table.columnNames == [
                "sold days", "sold year", "sold month", "sold year sine", "sold year cosine", "sold weekday",
                "sold weekend", "x",
            ])
        #expect(try numbers(table, "sold days") == [0, 1, 367])
        #expect(try numbers(table, "sold weekday") == [5, 6, 1] && numbers(table, "sold weekend") == [0, 1, 0])
        #expect(findings.first?.kind == .dates)
    }

    @Test func ambiguousDatesFollowTheChoice() throws {
        let csv = "d\n1/2/2021\n3/4/2021\n"
        #expect(try numbers(recognized(csv).table, "d month") == [1, 3])
        #expect(try numbers(recognized(csv, RecognitionChoice(dateOrder: .dayMonth)).table, "d month") == [2, 4])
        #expect(try numbers(recognized("d\n13/2/2021\n3/4/2021\n").table, "d month") == [2, 4])
    }

    /// Points; another column; the first of each month.
    @Test(arguments: [
        ("a\n01.02.2010\n03.04.2010\n", DateOrder.dayMonth), ("a\n01/02/2010\n03/04/2010\n", .monthDay),
        ("a,b\n01/02/2010,31/01/2010\n03/04/2010,01/02/2010\n", .dayMonth),
        ("a\n01/02/2010\n01/03/2010\n01/02/2011\n", .dayMonth), ("a\n02/01/2010\n03/01/2010\n02/01/2011\n", .monthDay),
    ])
    func theOrderOfADateFollows(csv: String, order: DateOrder) throws {
        let days = try numbers(recognized(csv).table, "a days")
        #expect(
            days[1] - days[0]
                == (order == .dayMonth ? csv.contains("03/2010") ? 28 : 61 : csv.contains("03/01") ? 28 : 61))
    }

    @Test func rangesAreReadOnRequest() throws {
        let csv = "a;b\n10-20;1 – 2 km\n-5 to 5;3 km\n7;4..5 km\n", choice = RecognitionChoice([.ranges])
        #expect(try recognized(csv, separator: ";").table["a"].kind == .string)
        let table = try recognized(csv, choice, separator: ";").table
        #expect(try numbers(table, "a") == [15, 0, 7] && numbers(table, "b") == [1.5, 3, 4.5])
        let german = try recognized("a;b\n1.000,5-1.001,5;2\n", choice, separator: ";").table
        #expect(try numbers(german, "a") == [1001])
    }

    /// 2020-02-29T12:30:00Z and the day after, in seconds, milliseconds and so on.
    @Test(arguments: [1.0, 1e3, 1e6, 1e9]) func unixTimesAreDatesOnRequest(factor: Double) throws {
        let times = [1_582_979_400, 1_583_065_800].map { String(format: "%.0f", Double($0) * factor) }
        let csv = "t,x\n\(times[0]),1\n\(times[1]),2\n", choice = RecognitionChoice(unixTimes: ["t"])
        let (table, findings, learned) = try recognized(csv, choice)
        #expect(table.columnNames == ["t days", "t month", "t year sine", "t year cosine", "t weekday", "x"])
        #expect(try numbers(table, "t days") == [0, 1] && numbers(table, "t month") == [2, 3])
        #expect(findings.first?.example.contains("read as the day 2020-") == true)
        let next = try learned(DataFrame(csv: csv, policy: ReadingPolicy(textColumns: learned.columnNames))).table
        #expect(try numbers(next, "t days") == [0, 1])
        #expect(try recognized(csv).table.columnNames == ["t", "x"])
        #expect(throws: DataFrameError.self) { try recognized(csv, RecognitionChoice(unixTimes: ["u"])) }
    }

    /// A damaged model may name a column twice.
    @Test func sourcesOfRepeatedNames() throws {
        let learned = try recognized("d\n2021-05-01\n2021-06-01\n").learned
        #expect(learned.sources(of: ["d days", "d days", "q", "q"]) == ["d", "q"])
    }

    @Test func aRowOfTotalsIsTold() throws {
        let rows = "city,price\nBerlin,1\nBonn,2\n"
        #expect(
            try DataFrame(csv: rows + "Total,3\n").totalRowNote
                == "row 3 looks like a row of totals: city is 'Total'; it counts as data unless it is removed")
        #expect(try DataFrame(csv: rows + "total,3\ntotal,4\n").totalRowNote == nil)
        #expect(try DataFrame(csv: rows + "Ulm,3\n").totalRowNote == nil)
    }

    /// Nines far from all other numbers, several times, are told of.
    @Test func codesOfMissingValuesAreTold() throws {
        func notes(_ numbers: [String]) throws -> [String] {
            try DataFrame(csv: "x\n" + numbers.joined(separator: "\n")).missingCodeNotes
        }
        #expect(
            try notes(["0.5", "-999", "3", "-999"])
                == [
                    "x is -999 in 2 rows, far from its other values, 0.5 to 3.0: a number unless it is marked as missing"
                ])
        #expect(try notes(["5", "9999", "7", "9999", "NA"]).count == 1)
        #expect(try notes(["5", "9999", "7"]).isEmpty && notes(["60", "99", "99", "80"]).isEmpty)
        #expect(try notes(["-999", "-999"]).isEmpty && notes(["a", "-999", "-999"]).isEmpty)
    }

    @Test func otherTablesAreReadAlike() throws {
        let learned = try recognized("p,d\n\"1.234,5\",2021-05-01\n\"2,5\",2021-06-01\n").learned
        let copy = try JSONDecoder().decode(TableRecognition.self, from: JSONEncoder().encode(learned))
        #expect(copy == learned && learned.columnNames == ["p", "d"])
        let policy = ReadingPolicy(textColumns: ["p", "d"])
        let (table, findings) = try copy(DataFrame(csv: "p,d\n\"1.234\",2021-05-11\nx,\n", policy: policy))
        #expect(try table["p"].numbers?.first == 1234 && table["d days"].numbers?.first == 10)
        #expect(findings.first?.unreadWarning == "p: row 2 is 'x', no number: read as missing")
        #expect(learned.sources(of: ["d days", "p", "d month", "q"]) == ["d", "p", "q"])
    }

    @Test func partsNeedNamesOfTheirOwn() {
        #expect(throws: DataFrameError.self) {
            try recognized("sold,sold days\n2020-02-28,1\n2020-02-29,2\n")
        }
    }
}
