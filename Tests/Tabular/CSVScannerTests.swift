import Testing

@testable import Tabular

/// The grammar: what records and fields a text has, read whole and in blocks of every size.
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
        for size in 1...max(1, test.text.utf8.count) {
            #expect(
                try records(of: test.text, separator: test.separator, blockSize: size) == test.records,
                "blocks of \(size)")
        }
    }

    /// Every special byte in every place of a word, and in every place before the end of the text.
    @Test func findsTheFieldsAtEveryOffset() throws {
        for before in 0...17 {
            for after in 0...17 {
                let fields = [String(repeating: "a", count: before + 1), String(repeating: "b", count: after + 1)]
                for text in [fields.joined(separator: ","), fields.map { "\"\($0)\"" }.joined(separator: ",")] {
                    #expect(try records(of: text, separator: ",", blockSize: 1) == [fields])
                    #expect(try records(of: text + "\r\n", separator: ",", blockSize: 1) == [fields])
                }
            }
        }
    }

    /// Columns that widen, become text late, or are missing for long, in blocks of every size.
    @Test func readsTheSameTableInBlocksOfEverySize() throws {
        let rows = [
            "1,1,NA,True,x,-0", "2,2,NA,NA,NA,1", "NA,0.5,NA,false,\"a,b\",2", "4,NA,7,TRUE,\"c\"\"d\ne\",0.5",
            "5,1e3,NA,True,x,NA", "006,3,8,True,a longer text,4", "x,4,9,NA,a longer text,5",
        ]
        let text = Array((["i,r,m,b,s,z"] + rows).joined(separator: "\n").utf8)
        let whole = try DataFrame(csv: text)
        #expect(whole.columns.map(\.kind) == [.string, .real, .integer, .boolean, .string, .real])
        for size in 1...text.count {
            let inBlocks = try Bytes.withBytes(of: text) { text in
                try CSVReader(text: text, options: CSVOptions(), blockSize: size).table()
            }
            #expect(inBlocks == whole, "blocks of \(size)")
        }
    }

    private func records(of text: String, separator: Unicode.Scalar, blockSize: Int) throws -> [[String]] {
        try Bytes.withBytes(of: Array(text.utf8)) { text in
            var scanner = CSVScanner(text, separator: UInt8(ascii: separator))
            var block = CSVRecords()
            var records: [[String]] = []
            let unquoter = Unquoter()
            while !scanner.isAtEnd {
                try scanner.read(into: &block, size: blockSize)
                let fields = block.fields.map { field in
                    let content = text[block.base + field.start..<block.base + field.end]
                    return (field.hasDoubledQuotes ? unquoter(content) : content).string
                }
                let width = scanner.width ?? 1
                records += stride(from: 0, to: fields.count, by: width).map { Array(fields[$0..<$0 + width]) }
            }
            return records
        }
    }
}
