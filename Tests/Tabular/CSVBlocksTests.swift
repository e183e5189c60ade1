import Support
import Testing

@testable import Tabular

/// Tables of some rows, read from front to back, equal the whole table, wherever the text is cut.
@Suite struct CSVBlocksTests {
    private func tables(_ source: CSVFile, rows: Int, _ policy: ReadingPolicy = ReadingPolicy()) throws -> [DataFrame] {
        var tables: [DataFrame] = []
        try source.forEachTable(of: rows, policy) { tables.append($0) }
        return tables
    }

    @Test(arguments: [
        "a,b\n1,x\n2,y\n3,z\n4,w\n5,v\n", "a,b\r\n1,x\r\n2,y\r\n3,z\r\n4,w\r\n5,v", "a,b\r1,x\r2,y\r3,z\r4,w\r5,v\r",
        "\n\na,b\n1,x\n\n2,y\n3,z\n\n4,w\n5,v\n\n\n", "a,b\n1,\"x\ny\"\n2,\"a\"\"\n\"\n3,q\"\n4,\"\"\n5,r",
        "\u{FEFF}\"a\nb\",c\n1,x\n2,y\n3,z\n4,w\n5,v\n",
    ])
    func tablesTogetherAreTheWhole(text: String) throws {
        let bytes = Array(text.utf8), whole = try DataFrame(csv: text), sum = Checksum.sha1(of: bytes)
        for size in 1...bytes.count {
            for rows in 1...6 {
                // Pieces that arrive, pieces that are read, both; and a text that can be read at any place.
                let sources = [
                    try Pieces(bytes, size: size).source(), try Pieces(bytes).source(partSize: size),
                    try Pieces(bytes, size: size).source(partSize: size + 1),
                    try CSVFile(
                        CSVSource(bytes), name: "rows.csv", syntax: CSVSyntax(), checksum: FileChecksum(),
                        partSize: size),
                ]
                for source in sources {
                    let tables = try tables(source, rows: rows)
                    #expect(tables.dropLast().allSatisfy { $0.rowCount == rows })
                    let all = try tables.dropFirst().reduce(tables[0]) { try $0.appending($1) }
                    #expect(all == whole, "\(rows) rows, pieces of \(size)")
                    #expect(try source.sha1() == sum)
                }
            }
        }
    }

    /// Kinds follow from each table, also where it needs a second reading.
    @Test func kindsAreThoseOfEachTable() throws {
        let text = Array("v,s\n1,007\n2,x\n3,08\n0.5,9\nx,1\n".utf8)
        let found = try tables(Pieces(text, size: 3).source(partSize: 5), rows: 2)
        #expect(
            found.map { $0.columns.map(\.kind) } == [[.integer, .string], [.real, .integer], [.string, .integer]])
        #expect(try found[0]["s"] == Column(["007", "x"]))
        let texts = try tables(Pieces(text).source(), rows: 2, ReadingPolicy(textColumns: ["s"]))
        #expect(try texts[1]["s"] == Column(["08", "9"]))
    }

    @Test func rowsWithoutAHeaderAreAllGiven() throws {
        let syntax = CSVSyntax(separator: ";", hasHeader: false)
        let found = try tables(Pieces(Array("\n1;x\n2;y\n".utf8)).source(syntax: syntax), rows: 5)
        #expect(try found == [DataFrame(csv: "0,1\n1,x\n2,y\n")])
    }

    @Test(arguments: ["\n", "\r", "\r\n"]) func errorsNameTheLineOfTheFile(lineEnd: String) throws {
        let text = ["\u{FEFF}a,b", "1,2", "3,4", "", "5,6", "7", ""].joined(separator: lineEnd)
        for size in 1...text.utf8.count {
            let source = try Pieces(Array(text.utf8), size: 3).source(partSize: size)
            let error = #expect(throws: CSVError.self) { try tables(source, rows: 2) }
            #expect(error == #expect(throws: CSVError.self) { try DataFrame(csv: text, name: "rows.csv") })
            #expect(error?.line == 6 && error?.column == 1 && error?.code == .fieldCount)
        }
    }

    @Test(arguments: ["a,b\n1,2\n\n3,\"\n", "a,b\n1,2\r\n\r\n3,", "a,b\r1,2\r\r3"])
    func aRecordWithoutEndIsRefused(start: String) throws {
        for rows in 1...3 {
            let pieces = Pieces(Array(start.utf8), filler: Array(repeating: UInt8(ascii: "x"), count: 10))
            let source = try CSVFile(
                CSVSource(pieces.stream), name: "rows.csv", syntax: CSVSyntax(), partSize: 10, rowLimit: 1000)
            let error = #expect(throws: CSVError.self) { try tables(source, rows: rows) }
            #expect(error?.code == .tooLong && error?.line == 4)
            #expect(pieces.count < 1100)
        }
    }

    @Test func aHeaderWithoutEndIsRefused() throws {
        let pieces = Pieces(Array("\n\na,".utf8), filler: Array(repeating: UInt8(ascii: "x"), count: 10))
        let error = #expect(throws: CSVError.self) {
            try CSVFile(CSVSource(pieces.stream), name: "rows.csv", syntax: CSVSyntax(), partSize: 10, rowLimit: 1000)
        }
        #expect(error?.code == .tooLong && error?.line == 3 && pieces.count < 1100)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x61, 0], CSVError.Code.encoding, 1), ([0, 0, 0, 0, 0, 0], .encoding, 1),
            (Array("a,b\n1,\0".utf8), .nulByte, 2),
        ] as [([UInt8], CSVError.Code, Int)])
    func whatIsNoTextIsRefusedAtOnce(start: [UInt8], code: CSVError.Code, line: Int) {
        let error = #expect(throws: CSVError.self) { try Pieces(start, filler: start).source() }
        #expect(error?.code == code && error?.line == line)
    }

    @Test func aHeaderAloneHasNoTables() throws {
        #expect(try tables(Pieces(Array("a,b\n".utf8), size: 1).source(), rows: 2).isEmpty)
        #expect(throws: CSVError.self) { try Pieces([]).source() }
    }

    @Test func aStreamIsReadOnlyOnce() throws {
        let streamed = try Pieces(Array("a\n1\n2\n".utf8)).source()
        try streamed.forEachTable(of: 1, ReadingPolicy()) { _ in }
        let error = #expect(throws: CSVError.self) { try streamed.table(ReadingPolicy()) }
        #expect(error?.reason.contains("only once") == true)
        // The temporary file can be read again.
        let spooled = try Pieces(Array("a\n1\n2\n".utf8)).source()
        let table = try spooled.table(ReadingPolicy())
        #expect(try tables(spooled, rows: 3) == [table] && table.rowCount == 2)
        #expect(try spooled.table(ReadingPolicy(textColumns: ["a"]))["a"] == Column(["1", "2"]))
    }

    /// An error of the closure is not an error of the file.
    @Test func errorsOfTheBodyAreItsOwn() throws {
        struct Stop: Error {}
        let source = try Pieces(Array("a\n1\n2\n".utf8)).source()
        #expect(throws: Stop.self) { try source.forEachTable(of: 1, ReadingPolicy()) { _ in throw Stop() } }
        #expect(throws: SystemError.self) {
            try CSVFile(CSVSource(Array("a\n1\n".utf8)), name: "rows.csv", syntax: CSVSyntax())
                .forEachTable(of: 1, ReadingPolicy()) { _ in throw SystemError("write", "x", number: 1) }
        }
    }
}
