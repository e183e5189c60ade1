import Tabular
import TestSupport
import Testing

/// The kinds and values of columns.
@Suite struct CSVKindTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        /// The fields of one column.
        let fields: [String]
        let column: Column
        var policy = ReadingPolicy()
        var testDescription: String { name }
    }

    static let huge = ["9223372036854775808", "1"]

    static let cases: [Case] = [
        Case(
            name: "integers", fields: ["1", "-2", "+3", "007", "12345678", "-1234567"],
            column: Column([1, -2, 3, 7, 12_345_678, -1_234_567])),
        Case(
            name: "integers and missing", fields: ["NA", "1", "", "2"], column: Column([nil, 1, nil, 2])),
        Case(
            name: "limits", fields: ["9223372036854775807", "-9223372036854775808", "9007199254740993"],
            column: Column([.max, .min, 9_007_199_254_740_993])),
        Case(name: "-0 among integers", fields: ["-0", "1"], column: Column([0, 1])),
        Case(name: "blanks around integers", fields: [" 1", "2 ", "\t3"], column: Column([1, 2, 3])),
        Case(name: "beyond 64 bits", fields: huge, column: Column(huge)),
        Case(
            name: "multiples of 2^64", fields: ["18446744073709551616", "1"],
            column: Column(["18446744073709551616", "1"])),
        Case(name: "below 64 bits", fields: ["-9223372036854775809"], column: Column(["-9223372036854775809"])),
        Case(name: "beyond 64 bits, first", fields: huge.reversed(), column: Column(huge.reversed())),
        Case(
            name: "beyond 64 bits among reals", fields: ["1", "9223372036854775808", "0.5"],
            column: Column([1, 9_223_372_036_854_775_808, 0.5] as [Double?])),
        Case(
            name: "beyond 64 bits behind a real", fields: ["0.5", "9223372036854775808"],
            column: Column([0.5, 9_223_372_036_854_775_808] as [Double?])),
        Case(
            name: "a late fraction", fields: ["1", "NA", "9007199254740993", "0.5"],
            column: Column([1, nil, 9_007_199_254_740_992, 0.5] as [Double?])),
        Case(
            name: "reals", fields: ["1.5", "NA", "-.5e1", "3", "inf", "-Infinity"],
            column: Column([1.5, nil, -5, 3, .infinity, -.infinity] as [Double?])),
        Case(name: "hexadecimal", fields: ["0x1A", "0x1p3"], column: Column(["0x1A", "0x1p3"])),
        Case(name: "nan with a payload", fields: ["nan(0x1)", "1.5"], column: Column(["nan(0x1)", "1.5"])),
        Case(name: "underscores", fields: ["1_000", "2"], column: Column(["1_000", "2"])),
        Case(
            name: "lone signs", fields: ["-", "+", ".", "e5", "1e", "1e+", "--1", "1-"],
            column: Column(["-", "+", ".", "e5", "1e", "1e+", "--1", "1-"])),
        Case(
            name: "other digits", fields: ["\u{661}", "\u{FF11}", "1"], column: Column(["\u{661}", "\u{FF11}", "1"])),
        Case(
            name: "characters beside the digits", fields: ["1/", ":2", "12345:78", "1234567/"],
            column: Column(["1/", ":2", "12345:78", "1234567/"])),
        Case(
            name: "booleans", fields: ["True", "false", "NA", "TRUE", "FALSE", "true", "False"],
            column: Column([true, false, nil, true, false, true, false])),
        Case(name: "booleans and numbers", fields: ["True", "1"], column: Column(["True", "1"])),
        Case(name: "other words", fields: ["T", "yes", "tRUE"], column: Column(["T", "yes", "tRUE"])),
        Case(
            name: "text", fields: ["x", "NA", "a longer text", "x", "a longer text", "a longer tex"],
            column: Column(["x", nil, "a longer text", "x", "a longer text", "a longer tex"])),
        Case(name: "text behind missing", fields: ["NA", "", "x"], column: Column([nil, nil, "x"])),
        Case(
            name: "late text keeps spellings", fields: ["1.50", "007", "1e3", "NA", " 5", "x"],
            column: Column(["1.50", "007", "1e3", nil, " 5", "x"])),
        Case(name: "text behind booleans", fields: ["true", "TRUE", "x"], column: Column(["true", "TRUE", "x"])),
        Case(name: "text behind integers", fields: ["007", "+1", "x"], column: Column(["007", "+1", "x"])),
        Case(name: "composed and decomposed", fields: ["\u{E9}", "e\u{301}"], column: Column(["\u{E9}", "e\u{301}"])),
        Case(name: "blanks stay", fields: [" x ", "x", " NA"], column: Column([" x ", "x", " NA"])),
        Case(name: "nothing but missing", fields: ["NA", "nan"], column: Column([nil, nil] as [Double?])),
        Case(name: "quoted numbers", fields: ["\"1\"", "\"2.5\""], column: Column([1, 2.5] as [Double?])),
        Case(name: "quoted missing", fields: ["\"NA\"", "1", "\"\""], column: Column([nil, 1, nil])),
        Case(
            name: "quoted missing kept", fields: ["\"NA\"", "NA", "\"\"", "\"NA\""],
            column: Column(["NA", nil, "", "NA"]),
            policy: ReadingPolicy(quotedMayBeMissing: false)),
        Case(name: "doubled quotes", fields: ["\"a\"\"b\"", "\"\"\"\""], column: Column(["a\"b", "\""])),
        Case(name: "None is text", fields: ["None", "NA"], column: Column(["None", nil])),
        Case(
            name: "None is missing", fields: ["None", "1"], column: Column([nil, 1]),
            policy: ReadingPolicy(missingValues: .pandas2)),
        Case(
            name: "one's own missing values", fields: ["-", "1", "?"], column: Column([nil, 1, nil]),
            policy: ReadingPolicy(missingValues: ["-", "?"])),
        Case(
            name: "a number is missing", fields: ["-999", "1"], column: Column([nil, 1]),
            policy: ReadingPolicy(missingValues: ["-999"])),
        Case(
            name: "a real is missing", fields: ["0.5", "-9.0"], column: Column([0.5, nil] as [Double?]),
            policy: ReadingPolicy(missingValues: ["-9.0"])),
        Case(
            name: "NA is text", fields: ["NA", "1"], column: Column(["NA", "1"]),
            policy: ReadingPolicy(missingValues: [])
        ),
        Case(
            name: "a long missing value", fields: ["not available", "x", "not available"],
            column: Column([nil, "x", nil]),
            policy: ReadingPolicy(missingValues: ["not available"])),
        Case(
            name: "missing in one column", fields: ["?", "1"], column: Column([nil, 1]),
            policy: ReadingPolicy(missingValuesByColumn: ["v": ["?"]])),
    ]

    /// With LF and with CR LF, and beside a column without blank lines.
    @Test(arguments: cases) func followFromAllValues(_ test: Case) throws {
        for lineEnd in ["\n", "\r\n"] {
            let text = (["v,id"] + test.fields.map { "\($0),0" }).joined(separator: lineEnd)
            #expect(try DataFrame(csv: text, policy: test.policy)["v"] == test.column)
        }
    }

    @Test func takesEveryMissingValueOfPandas() throws {
        #expect(MissingValues.pandas1.spellings.count == 18)
        for spelling in MissingValues.pandas1.spellings {
            #expect(try DataFrame(csv: "v,id\n\(spelling),1\nx,2\n")["v"] == Column([nil, "x"]), "\(spelling)")
        }
        #expect(MissingValues.pandas2.spellings == (MissingValues.pandas1.spellings + ["None"]).sorted())
    }

    @Test func decidesOverTheWholeColumn() throws {
        let sevens = [String](repeating: "7", count: 60_000)
        let text = try DataFrame(csv: "v\n" + (sevens + ["abc"]).joined(separator: "\n"))
        #expect(try text["v"] == Column(sevens + ["abc"]))
        let real = try DataFrame(csv: "v\n" + (sevens + ["0.5"]).joined(separator: "\n"))
        #expect(try real["v"].kind == .real)
        #expect(try real["v"][59_999] == .real(7))
    }

    @Test func keepsTheSignOfALateNegativeZero() throws {
        let numbers = try #require(try DataFrame(csv: "v\n-0\n1\n0.5\n")["v"].numbers)
        #expect(numbers[0].sign == .minus && numbers == [0, 1, 0.5])
    }

    /// Spellings and bits by Fixtures/reference/csv_values.py.
    @Test func roundsRealsAsPythonDoes() throws {
        let expected = try DataFrame(
            contentsOfCSV: fixture("expected/csv_reals.csv"), policy: ReadingPolicy(missingValues: []))
        let spellings = try expected["spelling", as: String.self]
        let numbers = try #require(try DataFrame(csv: "v\n0.5\n" + spellings.joined(separator: "\n"))["v"].numbers)
        for (row, (spelling, bits)) in zip(spellings, try expected["bits", as: String.self]).enumerated() {
            #expect(numbers[row + 1].bitPattern == UInt64(bits, radix: 16), "\(spelling)")
        }
    }

    @Test func exponentsOfSevenDigitsCount() throws {
        let zeros = String(repeating: "0", count: 1_000_000)
        let column = try DataFrame(csv: "v\n0.\(zeros)1e1000001\n1\(zeros)e-1000000\n0.5\n")["v"]
        #expect(column == Column([1, 1, 0.5] as [Double?]))
    }

    @Test func keepsColumnsOfTextAsTheyAre() throws {
        let policy = ReadingPolicy(textColumns: ["id"])
        let frame = try DataFrame(csv: "id,x\n00017,1\n+5,2\nNA,3\n", policy: policy)
        #expect(try frame["id"] == Column(["00017", "+5", nil]))
        #expect(try frame["x"] == Column([1, 2, 3]))
        #expect(throws: CSVError.self) { try DataFrame(csv: "a\n1\n", policy: policy) }
    }

    /// An `é` of one character and one of two.
    @Test func tellsNamesApartByTheirBytes() throws {
        let one = "\u{E9}", two = "e\u{301}", text = "\(one),\(two)\n1,01\n\(one),2\n\(two),?\n"
        let both = try DataFrame(
            csv: text,
            policy: ReadingPolicy(missingValues: MissingValues([one, two]), missingValuesByColumn: [two: ["?"]]))
        #expect(try both[one] == Column([1, nil, nil]) && both[two] == Column([1, 2, nil]))
        let texts = try DataFrame(csv: text, policy: ReadingPolicy(textColumns: [one, two]))
        #expect(try texts[two] == Column(["01", "2", "?"]))
        #expect(try Preprocessor(.oneHot()).fitted(to: texts).textColumnNames.count == 2)
        #expect(throws: CSVError.self) { try DataFrame(csv: "\(one)\n1\n", policy: ReadingPolicy(textColumns: [two])) }
    }

    @Test func namesColumns() throws {
        #expect(try DataFrame(csv: "a,,\"b \"\"q\"\", c\"\n1,2,3\n").columnNames == ["a", "Unnamed: 1", "b \"q\", c"])
        #expect(try DataFrame(csv: "1,2\n3,4\n").columnNames == ["1", "2"])
        let headless = try DataFrame(csv: "1,x\n3,y\n", syntax: CSVSyntax(hasHeader: false))
        #expect(headless.columnNames == ["0", "1"])
        #expect(headless.rowCount == 2)
        #expect(try DataFrame(csv: "\u{E9},e\u{301}\n1,2\n").columnCount == 2)
    }

    @Test func readsAHeaderWithoutRows() throws {
        let frame = try DataFrame(csv: "a,b")
        #expect(frame.rowCount == 0)
        #expect(frame.columns.map(\.kind) == [.real, .real])
    }

    @Test func readsGzipWhateverItsName() throws {
        let frame = try DataFrame(contentsOfCSV: fixture("csv/two_members.csv.gz"))
        #expect(try frame == DataFrame(["a": Column([1, 3]), "b": Column([2, 4])]))
    }
}
