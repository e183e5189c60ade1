import Testing

@testable import Tabular

/// The grammar: the records and fields of a text, read whole and in parts of every size.
@Suite struct CSVScannerTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let text: String
        let records: [[String]]
        var separator: Unicode.Scalar = ","
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "nothing", text: "", records: []),
        Case(name: "one field", text: "a", records: [["a"]]),
        Case(name: "one line", text: "a,b\n", records: [["a", "b"]]),
        Case(name: "no last line end", text: "a,b\n1,2", records: [["a", "b"], ["1", "2"]]),
        Case(name: "CR LF", text: "a,b\r\n1,2\r\n", records: [["a", "b"], ["1", "2"]]),
        Case(name: "CR LF, cut", text: "a,b\r\n1,2\r", records: [["a", "b"], ["1", "2"]]),
        Case(name: "CR", text: "a,b\r1,2\r", records: [["a", "b"], ["1", "2"]]),
        Case(name: "CR, quoted", text: "\"a\",b\r1,\"2\"\r", records: [["a", "b"], ["1", "2"]]),
        Case(name: "LF and CR LF", text: "a\n1\r\n2\n", records: [["a"], ["1"], ["2"]]),
        Case(name: "byte order mark", text: "\u{FEFF}a,b\n", records: [["a", "b"]]),
        Case(name: "quoted mark", text: "\"\u{FEFF}a\",b\n", records: [["\u{FEFF}a", "b"]]),
        Case(name: "only a mark", text: "\u{FEFF}", records: []),
        Case(name: "empty fields", text: ",\n,\n", records: [["", ""], ["", ""]]),
        Case(name: "separator at the end", text: "a,b,", records: [["a", "b", ""]]),
        Case(name: "blank lines", text: "\n\na,b\n\n1,2\n\n", records: [["a", "b"], ["1", "2"]]),
        Case(name: "blank CR LF lines", text: "a\r\n\r\n1\r\n\r\n", records: [["a"], ["1"]]),
        Case(name: "a blank is a field", text: "a\n \n", records: [["a"], [" "]]),
        Case(name: "quotes", text: "\"a\",\"b\"\n", records: [["a", "b"]]),
        Case(name: "quotes at the end", text: "a\n\"b\"", records: [["a"], ["b"]]),
        Case(name: "empty quotes", text: "\"\",\"\"\n", records: [["", ""]]),
        Case(name: "only empty quotes", text: "a\n\"\"\n\"\"", records: [["a"], [""], [""]]),
        Case(name: "quoted separator", text: "\"a,b\",c\n", records: [["a,b", "c"]]),
        Case(name: "quoted LF", text: "\"a\nb\",c\n", records: [["a\nb", "c"]]),
        Case(name: "quoted CR LF", text: "\"a\r\nb\",c\r\n", records: [["a\r\nb", "c"]]),
        Case(name: "quoted CR", text: "\"a\rb\",c\n", records: [["a\rb", "c"]]),
        Case(name: "doubled quotes", text: "\"a\"\"b\"\n", records: [["a\"b"]]),
        Case(name: "doubled at both ends", text: "\"\"\"a\"\"\"\n", records: [["\"a\""]]),
        Case(name: "only a doubled quote", text: "\"\"\"\"\n", records: [["\""]]),
        Case(
            name: "many doubled quotes", text: "\"" + String(repeating: "\"\"", count: 40) + "\"",
            records: [[String(repeating: "\"", count: 40)]]),
        Case(name: "quote inside a field", text: "5\" pipe,a\"b\"\n", records: [["5\" pipe", "a\"b\""]]),
        Case(name: "single quotes", text: "'a,b'\n", records: [["'a", "b'"]]),
        Case(name: "dash behind a comma", text: "a,-,-b\n", records: [["a", "-", "-b"]]),
        Case(name: "semicolon", text: "a;b,c\n1;2\n", records: [["a", "b,c"], ["1", "2"]], separator: ";"),
        Case(name: "tab", text: "a\tb\n", records: [["a", "b"]], separator: "\t"),
        Case(
            name: "other line separators", text: "a\u{2028}b,c\u{85}d,e\u{0B}f\u{0C}g\n",
            records: [["a\u{2028}b", "c\u{85}d", "e\u{0B}f\u{0C}g"]]),
        Case(name: "combining mark behind a comma", text: "a,\u{0301}b\n", records: [["a", "\u{0301}b"]]),
        Case(
            name: "long fields", text: String(repeating: "x", count: 100) + ",y\n",
            records: [[String(repeating: "x", count: 100), "y"]]),
    ]

    @Test(arguments: cases) func findsTheFields(_ test: Case) throws {
        for partSize in 1...max(1, test.text.utf8.count) {
            let found = try records(of: test.text, test.separator, partSize: partSize)
            #expect(found == test.records, "parts of \(partSize)")
        }
    }

    /// Every special byte in every place of a word, and in every place before the end of the text.
    @Test func findsTheFieldsAtEveryOffset() throws {
        for before in 0...17 {
            for after in 0...17 {
                let fields = [String(repeating: "a", count: before + 1), String(repeating: "b", count: after + 1)]
                for text in [fields.joined(separator: ","), fields.map { "\"\($0)\"" }.joined(separator: ",")] {
                    #expect(try records(of: text) == [fields])
                    #expect(try records(of: text + "\r\n") == [fields])
                }
            }
        }
    }

    /// Regular rows for many steps of the fast search, with an odd row in each place.
    @Test func findsTheFieldsAroundOddRows() throws {
        let odd = [
            "a,\"b\nc\"", "\"\",\"\"", "5\" x,y", "\n\na,b", ",", "a,b\r", "\"a\"\"\",\"\n\"\r", "\",\n\",\",\n\"",
        ]
        for row in 0..<40 {
            for oddRow in odd {
                var rows = (0..<40).map { "\($0),xyz" }
                rows[row] = oddRow
                let text = "h,i\n" + rows.joined(separator: "\n")
                let whole = try records(of: text)
                #expect(whole.count == 41)
                #expect(try records(of: text, partSize: 97) == whole, "\(oddRow) in row \(row)")
            }
        }
    }

    /// All records, found part by part.
    private func records(
        of text: String, _ separator: Unicode.Scalar = ",", partSize: Int = 1 << 20
    ) throws -> [[String]] {
        var dialect = CSVDialect(separator: UInt8(ascii: separator))
        let part = CSVPart(CSVSource(Array(text.utf8)))
        try part.readFirst(&dialect, skippedLines: 0, size: partSize, rowLimit: CSVScanner.rowLimit)
        var records = rows(of: part, dialect)
        let start = part.next
        var number = 0
        while !part.isLast {
            let next = part.next
            try part.read(partSize, at: start + number * partSize, isFirst: number == 0, dialect)
            try part.finish(from: next, dialect)
            records += rows(of: part, dialect)
            number += 1
        }
        return records
    }

    private func rows(of part: CSVPart, _ dialect: CSVDialect) -> [[String]] {
        let width = dialect.width ?? 1
        let columns = (0..<width).map {
            ColumnCells(part.text, part.records, column: $0, width: width, quotedMayBeMissing: true, part.space)
        }
        return (0..<part.records.fieldCount / width).map { row in columns.map { $0[row].string } }
    }
}
