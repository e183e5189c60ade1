import Foundation
import Tabular
import TestSupport
import Testing

@Suite struct CSVWriterTests {
    @Test func quotesOnlyWhereNeeded() throws {
        let frame = try DataFrame([
            "id": Column([1, nil]), "a,b": Column(["x", "say \"hi\""]), "t": Column(["l1\nl2", nil]),
            "r": Column([0.1, 1e300] as [Double?]), "b": Column([true, nil]),
        ])
        #expect(
            frame.csv() == """
                id,"a,b",t,r,b
                1,x,"l1
                l2",0.1,True
                ,"say ""hi""\",,1e+300,

                """)
        #expect(frame.csv(separator: ";").hasPrefix("id;a,b;t;r;b\n1;x;"))
    }

    @Test func aTextGoesOnWithoutAHeader() throws {
        let (first, second) = (try DataFrame(["l1\nl2": Column([1, 2])]), try DataFrame(["l1\nl2": Column([3])]))
        #expect(first.csv() + second.csv(withHeader: false) == "\"l1\nl2\"\n1\n2\n3\n")
    }

    /// Lines are made some hundred at a time, column by column.
    @Test(arguments: [255, 256, 257, 600]) func manyRowsAreTheirLines(rows: Int) throws {
        let numbers = (0..<rows).map { $0 % 7 == 3 ? nil : ($0 - 300) * 12_345 }
        let reals = (0..<rows).map { Double($0) / 8 }, words = ["a", nil, "long word"]
        let frame = try DataFrame([
            "n": Column(numbers), "r": Column(reals.map { $0 as Double? }),
            "w": Column((0..<rows).map { words[$0 % 3] }), "b": Column((0..<rows).map { ($0 % 2 == 0) as Bool? }),
        ])
        let lines = (0..<rows).map { row in
            "\(numbers[row].map { "\($0)" } ?? ""),\(reals[row]),\(words[row % 3] ?? ""),\(row % 2 == 0 ? "True" : "False")\n"
        }
        #expect(frame.csv() == "n,r,w,b\n" + lines.joined())
    }

    /// One column for each special case.
    static let columns: [(name: String, column: Column)] = [
        ("integers", Column([.min, -1, 0, nil, .max])),
        ("reals", Column([0.1, -0.0, .infinity, nil, .leastNonzeroMagnitude])),
        ("whole reals", Column([1, 2, 1e22, nil, -1e15] as [Double?])),
        ("booleans", Column([true, false, nil, true, true])),
        ("text", Column(["a", " b ", "None", nil, "a"])),
        ("special", Column([",", "\"", "\n", "\r", "\r\n\"\"a,"])),
        ("marks", Column(["\u{FEFF}x", "\u{E9}", "e\u{301}", "\u{2028}", "\u{1F3E0}"])),
        ("\u{FEFF}name", Column(["a", "b", "c", "d", "e"])),
        ("line\nend", Column(["-", "'a'", "1x", "=1+1", "#"])),
        ("nothing", Column([nil, nil, nil, nil, nil] as [Double?])),
    ]

    @Test(arguments: columns) func readsBackAColumn(name: String, column: Column) throws {
        try checkRoundTrip(DataFrame([name: column]))
    }

    @Test func readsBackAllColumns() throws {
        var frame = try DataFrame(["number": Column([1, 2, 3, 4, 5])])
        for (name, column) in Self.columns { try frame.set(name, to: column) }
        try checkRoundTrip(frame)
    }

    /// Separators that are part of numbers and booleans.
    @Test(arguments: ["-", ".", "+", "e", "1", "0", "T", "u", "\t", " "] as [Unicode.Scalar])
    func quotesWhatHoldsTheSeparator(separator: Unicode.Scalar) throws {
        let frame = try DataFrame([
            "a": Column([1, -10, nil]), "b": Column([1.5, 1e-20, 1e20] as [Double?]), "c": Column([true, nil, false]),
            "d": Column(["x-1", "Te.0", nil]),
        ])
        let text = frame.csv(separator: separator)
        #expect(try DataFrame(csv: text, syntax: CSVSyntax(separator: separator)) == frame)
    }

    @Test func refusesWhatCannotSeparate() async {
        await #expect(processExitsWith: .failure) { _ = try DataFrame(["a": Column([1])]).csv(separator: "\"") }
    }

    private func checkRoundTrip(_ frame: DataFrame) throws {
        #expect(try DataFrame(csv: frame.csv()) == frame)
        #expect(try DataFrame(csv: frame.csv(separator: ";"), syntax: CSVSyntax(separator: ";")) == frame)
    }

    @Test func readsBackATableOfOneEmptyColumn() throws {
        let frame = try DataFrame(["a": Column([nil, "x", nil])])
        #expect(frame.csv() == "a\n\"\"\nx\n\"\"\n")
        #expect(try DataFrame(csv: frame.csv()) == frame)
    }

    @Test func writesWholeFilesOrNothing() throws {
        let frame = try DataFrame(["a": Column([1, 2])]), other = try DataFrame(["b": Column([3])])
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "out.csv")
            try frame.writeCSV(to: file)
            #expect(try DataFrame(contentsOfCSV: file) == frame)
            let error = try #require(throws: CSVError.self) { try other.writeCSV(to: file) }
            #expect(error.code == .exists)
            #expect(try DataFrame(contentsOfCSV: file) == frame)
            try other.writeCSV(to: file, overwriting: true)
            #expect(try DataFrame(contentsOfCSV: file) == other)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.csv"])
        }
    }

    @Test func saysWhyAFileCannotBeWritten() throws {
        let frame = try DataFrame(["a": Column([1])])
        try withTemporaryFolder { folder in
            let absent = folder.appending(path: "absent").appending(path: "out.csv")
            let error = try #require(throws: CSVError.self) { try frame.writeCSV(to: absent) }
            #expect(error.code == .unwritable && error.reason.contains("No such file"))
            // A folder is in the way.
            let inTheWay = folder.appending(path: "taken")
            try FileManager.default.createDirectory(at: inTheWay, withIntermediateDirectories: false)
            #expect(throws: CSVError.self) { try frame.writeCSV(to: inTheWay, overwriting: true) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
        }
    }
}
