import Compression
import Foundation
import Support
import TestSupport
import Testing

@testable import Tabular

/// Malformed files: the code, the place, and a word that must be in the message.
@Suite struct CSVErrorTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let code: CSVError.Code
        let line: Int
        let column: Int
        let word: String
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ code: CSVError.Code, _ line: Int, _ column: Int, _ word: String) {
            self.init(name, bytes: Array(text.utf8), code, line, column, word)
        }

        init(_ name: String, bytes: [UInt8], _ code: CSVError.Code, _ line: Int, _ column: Int, _ word: String) {
            (self.name, self.bytes, self.code) = (name, bytes, code)
            (self.line, self.column, self.word) = (line, column, word)
        }
    }

    static let cases: [Case] = [
        Case("empty", "", .empty, 1, 1, "header"),
        Case("blank lines", "\n\r\n\n", .empty, 4, 1, "header"),
        Case("only a mark", "\u{FEFF}", .empty, 1, 1, "empty"),
        Case("short row", "a,b,c\n1,2,3\n4,5\n", .fieldCount, 3, 1, "2 fields, the header 3"),
        Case("long row", "a,b\n1,2\n3,4,5\n", .fieldCount, 3, 1, "3 fields, the header 2"),
        Case("one field", "a,b\n1\n", .fieldCount, 2, 1, "1 field, the header 2"),
        Case("short row behind quoted lines", "a,b\n\"x\ny\",1\r\n2\n", .fieldCount, 4, 1, "1 field"),
        Case("blanks in a row of their own", "a,b\n  \n", .fieldCount, 2, 1, "1 field"),
        Case("open quote", "a,b\n1,\"x\n2,y\n", .unterminatedQuote, 2, 3, "quote"),
        Case("open quote at the end", "a\n\"", .unterminatedQuote, 2, 1, "quote"),
        Case("open quote, doubled at the end", "a\n\"x\"\"", .unterminatedQuote, 2, 1, "never closed"),
        Case("open quote in a header", "\"a,b\n1,2\n", .unterminatedQuote, 1, 1, "quote"),
        Case("text behind a quote", "a,b\nü,\"x\"y\n", .textAfterQuote, 2, 6, "double a quote"),
        Case("blank behind a quote", "a,b\n\"x\" ,y\n", .textAfterQuote, 2, 4, "quote"),
        Case("separator of another file", "\"a b\";\"c\"\n1;2\n", .otherSeparator(";"), 1, 6, "';' follows"),
        Case("tab behind a quote", "\"a\"\tb\n", .otherSeparator("\t"), 1, 4, "a tab follows"),
        Case("lone CR", "a,b\n1,x\ry\n", .strayLineEnd, 2, 4, "CR"),
        Case("lone LF", "a,b\r1,2\r3,x\ny\r", .strayLineEnd, 3, 4, "LF"),
        Case("lone CR behind a quote", "a,b\n1,\"x\"\r2,y\n", .strayLineEnd, 2, 6, "CR"),
        Case("same name twice", "a,b,a\n1,2,3\n", .duplicateName, 1, 5, "'a'"),
        Case("same quoted name", "a,\"a\"\n", .duplicateName, 1, 4, "'a'"),
        Case("NUL", "id,t\n1,a\0b\n", .nulByte, 2, 4, "NUL"),
        Case("Latin-1", bytes: Array("a\nx\nM".utf8) + [0xFC] + Array("nchen\n".utf8), .encoding, 3, 2, "0xFC"),
        Case("cut character", bytes: Array("a\nx".utf8) + [0xE2, 0x82, 0x0A], .encoding, 2, 2, "UTF-8"),
        Case("character cut by the end", bytes: Array("a\nx".utf8) + [0xE2, 0x82], .encoding, 2, 2, "UTF-8"),
        Case("overlong slash", bytes: Array("a\n".utf8) + [0xC0, 0xAF], .encoding, 2, 1, "0xC0"),
        Case("surrogate", bytes: Array("a\n".utf8) + [0xED, 0xA0, 0x80], .encoding, 2, 1, "0xED"),
        Case("beyond Unicode", bytes: Array("a\n".utf8) + [0xF4, 0x90, 0x80, 0x80], .encoding, 2, 1, "0xF4"),
        Case("UTF-16 with a mark", bytes: [0xFF, 0xFE, 0x61, 0, 0x0A, 0], .encoding, 1, 1, "UTF-16"),
        Case("UTF-16, big end first", bytes: [0xFE, 0xFF, 0, 0x61, 0, 0x0A], .encoding, 1, 1, "UTF-16"),
        Case("UTF-16 without a mark", bytes: [0x61, 0, 0x2C, 0, 0x62, 0], .encoding, 1, 1, "UTF-16"),
    ]

    /// Aligned columns, as of old archives and of R, in one piece and in many, also with comments.
    @Test func anyNumberOfBlanksMaySeparateFields() throws {
        let text = "  a   b\t \"c  d\" \r\n\n 1  x    2.5\n 10\t\"y  z\"  -1 \n#  end\n   \n"
        var syntax = CSVSyntax(separatesByBlanks: true, comment: "#")
        let table = try DataFrame(csv: text, syntax: syntax)
        #expect(table.columnNames == ["a", "b", "c  d"] && table.rowCount == 2)
        #expect(try table["a", as: Int.self] == [1, 10] && table["c  d", as: Double.self] == [2.5, -1])
        #expect(try table["b"][1]?.description == "y  z")
        syntax.comment = nil
        let rows = (0..<60_000).map { "\($0)" + String(repeating: " ", count: 1 + $0 % 9) + "\($0 % 7)" }
        let long = try DataFrame(csv: "k v\n" + rows.joined(separator: "\n"), syntax: syntax)
        #expect(
            try long["k", as: Int.self] == Array(0..<60_000) && long["v", as: Int.self] == (0..<60_000).map { $0 % 7 })
        let written = try JSONDecoder().decode(CSVSyntax.self, from: JSONEncoder().encode(syntax))
        #expect(written == syntax)
    }

    /// All rows are one longer than the header: an error, unless the last field is empty and the syntax accepts that.
    @Test func rowsMayEndWithASeparator() throws {
        let syntax = CSVSyntax(acceptsTrailingSeparators: true), csv = "a,b\n1,x,\n2,y,\n"
        let table = try DataFrame(csv: csv, syntax: syntax)
        #expect(
            table.columnNames == ["a", "b", "Unnamed: 2"] && table.rowCount == 2 && table.columns[2].missingCount == 2)
        #expect(try DataFrame(csv: "a,b\n1,x\n", syntax: syntax).columnNames == ["a", "b"])
        for (csv, syntax) in [(csv, CSVSyntax()), ("a,b\n1,2,3\n4,5,6\n", syntax)] {
            let error = try #require(throws: CSVError.self) { try DataFrame(csv: csv, syntax: syntax) }
            #expect(error.code == .fieldCount && error.reason.contains("as R writes them"))
        }
    }

    /// Files of other programs than gzip are recognized by their first bytes.
    @Test(arguments: [("tar.xz", "xz"), ("tar.zst", "zstd"), ("tar.bz2", "bzip2"), ("zip", "zip")])
    func otherCompressionIsNamed(ending: String, program: String) throws {
        let file = fixture("archives/good.\(ending)")
        let ofFile = #expect(throws: CSVError.self) { try DataFrame(contentsOfCSV: file) }
        let ofBytes = #expect(throws: CSVError.self) { try DataFrame(csv: Array(Data(contentsOf: file))) }
        for error in [ofFile, ofBytes] {
            #expect(error?.code == .unreadable && error?.reason.contains("packed by \(program)") == true)
        }
        #expect(try DataFrame(csv: "BZh9\u{E9}\n1\n").columnNames == ["BZh9\u{E9}"])
    }

    @Test(arguments: cases) func namesThePlace(_ test: Case) throws {
        let error = try #require(throws: CSVError.self) { try DataFrame(csv: test.bytes, name: "prices.csv") }
        #expect(error.code == test.code)
        #expect(error.line == test.line)
        #expect(error.column == test.column)
        #expect(error.description.hasPrefix("prices.csv, line \(test.line), column \(test.column): "))
        #expect(error.description.contains(test.word), "\(error)")
    }

    @Test func findsDamageFarFromTheBeginning() throws {
        let rows = String(repeating: "1,2\n", count: 100_000)
        let error = try #require(throws: CSVError.self) { try DataFrame(csv: "a,b\n" + rows + "3\n") }
        #expect(error.line == 100_002)
        let latin = try #require(throws: CSVError.self) {
            try DataFrame(csv: Array(("a,b\n" + rows + "3,").utf8) + [0xE4, 0x0A])
        }
        #expect(latin.line == 100_002 && latin.column == 3)
    }

    @Test func tellsAMissingFileFromAnUnreadableOne() throws {
        try withTemporaryFolder { folder in
            let absent = try #require(throws: CSVError.self) {
                try DataFrame(contentsOfCSV: folder.appending(path: "absent.csv"))
            }
            #expect(absent.code == .notFound && absent.line == nil)
            #expect(absent.description.hasPrefix("absent.csv: cannot open /"))
            let unreadable = try #require(throws: CSVError.self) { try DataFrame(contentsOfCSV: folder) }
            #expect(unreadable.code == .inaccessible)
            let damaged = folder.appending(path: "damaged.csv.gz")
            try Data(Gzip.compress(Array("a\n1\n".utf8)).dropLast()).write(to: damaged)
            let cut = try #require(throws: CSVError.self) { try DataFrame(contentsOfCSV: damaged) }
            #expect(cut.code == .unreadable && cut.reason.contains("too early"))
        }
    }

    /// A pipe may be endless: long rows are an error as they arrive.
    @Test(arguments: ["\n", "\r", "\r\n"]) func aRowWithoutEndIsRefusedAsItComes(lineEnd: String) throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "rows.csv"), limit = 3 << 19
            let rows = ["a,b", "1," + String(repeating: "x", count: limit - 10), "2,"].map { $0 + lineEnd }.joined()
            func spooled() throws -> CSVSource {
                try TextStream(.reading(url.path), name: "rows.csv", isHashed: false).spooled(rowLimit: limit)
            }
            try Data(rows.utf8).write(to: url)
            let source = try spooled()
            #expect(try source.bytes(at: 0, count: source.count + 1) == Array(rows.utf8))
            try Data((rows + String(repeating: "x", count: 2 * limit)).utf8).write(to: url)
            let error = #expect(throws: CSVError.self) { try spooled() }
            #expect(error?.code == .tooLong && error?.line == 4 && error?.column == 1)
        }
    }

    @Test func readingEndsWithItsTask() async {
        await #expect(throws: CancellationError.self) { try await inCancelledTask { try DataFrame(csv: "a\n1\n") } }
    }

    /// A file that was cut since it was opened may end within a value.
    @Test(arguments: ["a,b\n1,2\n3,4", "a,b\n1,2\n3,4\n", "a,b\n", "a,b"]) func refusesAFileThatShrinks(text: String)
        throws
    {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "shrinking.csv")
            try Data(text.utf8).write(to: url)
            func table(size: Int) throws -> DataFrame {
                let source = CSVSource(try FileDescriptor.reading(url.path), size: size)
                return try CSVFile(source, name: "rows.csv", syntax: CSVSyntax(), partSize: 5, threads: 2)
                    .table(ReadingPolicy())
            }
            #expect(try table(size: text.utf8.count) == DataFrame(csv: text))
            for size in [text.utf8.count + 1, 1_000_000] {
                let error = #expect(throws: CSVError.self) { try table(size: size) }
                #expect(error?.reason.contains("changed") == true)
            }
        }
    }

    @Test func refusesMissingValuesOfAnUnknownColumn() throws {
        let error = try #require(throws: CSVError.self) {
            try DataFrame(csv: "a\n1\n", policy: ReadingPolicy(missingValuesByColumn: ["b": ["-"]]))
        }
        #expect(error.code == .unknownColumn && error.description.contains("'b'"))
    }
}
