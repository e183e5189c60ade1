import Testing

@testable import Tabular

@Suite struct CSVChunksTests {
    /// The tables of `text`, which comes in pieces of `size` bytes.
    private func tables(_ text: String, rows: Int, pieceSize size: Int, texts: [String] = []) throws -> [DataFrame] {
        let bytes = Array(text.utf8)
        var position = 0
        var chunks = CSVChunks(rowCount: rows, name: "rows.csv") {
            let next = bytes[position...].prefix(size)
            position += next.count
            return Array(next)
        }
        _ = try chunks.columnNames()
        chunks.options.textColumns = texts
        var tables: [DataFrame] = []
        while let table = try chunks.next() { tables.append(table) }
        return tables
    }

    @Test(arguments: [
        "a,b\n1,x\n2,y\n3,z\n4,w\n5,v\n", "a,b\r\n1,x\r\n2,y\r\n3,z\r\n4,w\r\n5,v", "a,b\r1,x\r2,y\r3,z\r4,w\r5,v\r",
        "\n\na,b\n1,x\n\n2,y\n3,z\n\n4,w\n5,v\n\n\n", "a,b\n1,\"x\ny\"\n2,\"a\"\"\n\"\n3,q\"\n4,\"\"\n5,r",
        "\u{FEFF}\"a\nb\",c\n1,x\n2,y\n3,z\n4,w\n5,v\n",
    ])
    func tablesTogetherAreTheWhole(text: String) throws {
        let whole = try DataFrame(csv: text)
        for rows in 1...6 {
            for size in 1...text.utf8.count {
                let tables = try tables(text, rows: rows, pieceSize: size)
                #expect(tables.dropLast().allSatisfy { $0.rowCount == rows })
                let all = try tables.dropFirst().reduce(tables[0]) { try $0.appending($1) }
                #expect(all == whole, "\(rows) rows, pieces of \(size)")
            }
        }
    }

    @Test(arguments: ["\n", "\r", "\r\n"]) func errorsNameTheLineOfTheFile(lineEnd: String) throws {
        let text = ["a,b", "1,2", "3,4", "", "5,6", "7", ""].joined(separator: lineEnd)
        let error = #expect(throws: CSVError.self) { try tables(text, rows: 2, pieceSize: 3) }
        #expect(error?.line == 6 && error?.code == .fieldCount)
    }

    @Test(arguments: ["a,b\n1,2\n\n3,\"\n", "a,b\n1,2\r\n\r\n3,", "a,b\r1,2\r\r3"])
    func aRecordWithoutEndIsRefused(start: String) throws {
        for rows in 1...3 {
            var pieces = [Array(start.utf8)], size = 0
            var chunks = CSVChunks(rowCount: rows, name: "rows.csv", recordLimit: 1000) {
                let piece = pieces.popLast() ?? Array(repeating: UInt8(ascii: "x"), count: 10)
                size += piece.count
                return piece
            }
            _ = try chunks.columnNames()
            let error = #expect(throws: CSVError.self) { while try chunks.next() != nil {} }
            #expect(error?.code == .tooLong && error?.line == 4)
            #expect(size < 1100)
        }
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x61, 0], CSVError.Code.encoding, 1), ([0, 0, 0, 0, 0, 0], .encoding, 1),
            (Array("a,b\n1,\0".utf8), .nulByte, 2),
        ] as [([UInt8], CSVError.Code, Int)])
    func whatIsNoTextIsRefusedAtOnce(start: [UInt8], code: CSVError.Code, line: Int) {
        var chunks = CSVChunks(rowCount: 1, name: "rows.csv") { start }
        let error = #expect(throws: CSVError.self) { try chunks.columnNames() }
        #expect(error?.code == code && error?.line == line)
    }

    @Test func aHeaderAloneHasNoTables() throws {
        #expect(try tables("a,b\n", rows: 2, pieceSize: 1).isEmpty)
        #expect(throws: CSVError.self) { try tables("", rows: 2, pieceSize: 1) }
    }
}
