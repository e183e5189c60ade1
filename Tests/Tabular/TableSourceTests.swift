import Compression
import Foundation
import Support
import TestSupport
import Testing

@testable import Tabular

/// The table of a file: its names first, its rows once, and the SHA-1 of its bytes.
@Suite struct TableSourceTests {
    static let texts = [
        "a,b\n1,x\n2,y\n3,z\n", "a,b\r\n1,\"x\r\n1,2\r\n\"\r\n\r\n2,y", "a\n", "a", "\u{FEFF}a,b\r1,x\r\r\r",
        // Second readings: numbers that meet text, and an integer -0 that becomes real.
        "n,z\n007,-0\n2,1\nx,0.5\n\n\n", "n\n1\n2\n99999999999999999999\n",
    ]

    @Test(arguments: texts) func theChecksumIsThatOfTheBytes(text: String) throws {
        let bytes = Array(text.utf8), whole = try DataFrame(csv: text), sum = Checksum.sha1(of: bytes)
        for partSize in 1...bytes.count {
            for threads in 1...3 {
                let file = try CSVFile(
                    CSVSource(bytes), name: "rows.csv", syntax: CSVSyntax(), checksum: FileChecksum(),
                    partSize: partSize, threads: threads)
                for _ in 1...2 {
                    #expect(try file.table(ReadingPolicy()) == whole)
                    #expect(try file.sha1() == sum, "\(threads) parts of \(partSize)")
                }
            }
            let stream = try Pieces(bytes, size: partSize).source(partSize: partSize)
            #expect(try stream.table(ReadingPolicy()) == whole)
            #expect(try stream.sha1() == sum, "pieces of \(partSize)")
            #expect(try Pieces(bytes, size: partSize).source().sha1() == sum, "no row read")
        }
    }

    @Test(arguments: texts) func aCompressedFileHasTheChecksumOfItsStoredBytes(text: String) throws {
        let stored = try Gzip.compress(Array(text.utf8)) + Gzip.compress([])
        try withFile("rows.csv.gz", stored) { path in
            let file = try openTable(path)
            #expect(try file.table(ReadingPolicy()) == DataFrame(csv: text))
            #expect(try file.sha1() == Checksum.sha1(of: stored))
            let streamed = try openTable(path)
            var rows = 0
            try streamed.forEachTable(of: 2, ReadingPolicy()) { rows += $0.rowCount }
            #expect(try rows == DataFrame(csv: text).rowCount && streamed.sha1() == Checksum.sha1(of: stored))
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1, 100_000]) func aPipeIsReadToItsEnd(rows: Int) throws {
        let text = "a,b\n" + String(repeating: "1,x\n", count: rows)
        try withTemporaryFolder { folder in
            let pipe = folder.appending(path: "rows")
            try #require(mkfifo(pipe.path, 0o600) == 0)
            Thread.detachNewThread { try? FileHandle(forWritingTo: pipe).write(contentsOf: Data(text.utf8)) }
            let source = try openTable(pipe.path)
            #expect(source.name == "rows" && source.columnNames == ["a", "b"])
            #expect(try source.table(ReadingPolicy()).rowCount == rows)
            // The reader does not wait for another writer.
            let another = try FileHandle(forUpdating: pipe)
            defer { try? another.close() }
            #expect(try source.sha1() == Checksum.sha1(of: Array(text.utf8)))
        }
    }

    /// The rows are malformed and not yet read.
    @Test func namesAreKnownBeforeRowsAreRead() throws {
        try withFile("rows.csv", Array("a;b\n1\n".utf8)) { path in
            let source = try openTable(path, syntax: CSVSyntax(separator: ";"))
            #expect(source.columnNames == ["a", "b"] && source.name == "rows.csv")
            let error = #expect(throws: CSVError.self) { try source.table(ReadingPolicy()) }
            #expect(error?.file == "rows.csv" && error?.line == 2)
        }
        let pieces = Pieces(Array("a,b\n1,2\n".utf8), size: 5)
        #expect(try pieces.source(partSize: 1).columnNames == ["a", "b"] && pieces.count == 5)
    }

    @Test func aMissingFileIsAnErrorOfItsOwn() {
        let error = #expect(throws: CSVError.self) { try openTable("/nowhere/rows.csv") }
        #expect(error?.code == .notFound && error?.file == "rows.csv")
    }

    @Test func aFullDiskIsToldWithTheFolder() throws {
        let error = #expect(throws: CSVError.self) { try Pieces([65]).stream.spooled(in: "/nowhere") }
        #expect(error?.code == .unwritable && error?.reason.contains("a temporary file in /nowhere") == true)
    }

    @Test func decompressedTextHasALimit() throws {
        let text = Array("a\n1\n".utf8), packed = try Gzip.compress(text)
        for stream in [Pieces(packed).stream, Pieces(packed).filtered] {
            let error = #expect(throws: CSVError.self) { try stream.spooled(sizeLimit: text.count - 1) }
            #expect(error?.code == .unreadable && error?.file == "rows.csv")
        }
        for stream in [Pieces(packed).filtered, Pieces(text).stream] {
            #expect(try stream.spooled(sizeLimit: text.count).bytes(at: 0, count: 9) == text)
        }
        #expect(try Pieces(text).filtered.spooled(sizeLimit: 0).bytes(at: 0, count: 9) == text)
    }

    @Test func temporaryFilesHaveNoName() throws {
        try withTemporaryFolder { folder in
            let source = try Pieces(Array("a\n1\n".utf8)).stream.spooled(in: folder.path)
            #expect(try source.bytes(at: 0, count: 9) == Array("a\n1\n".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    /// A file format: names, a table, a checksum.
    private final class Numbers: TableSource {
        let name = "numbers", columnNames = ["n"]
        func table(_ policy: ReadingPolicy) throws -> DataFrame { try DataFrame(csv: "n\n1\n2\n3\n4\n5\n") }
        func sha1() throws -> String { Checksum.sha1(of: []) }
    }

    @Test func aFormOfOnesOwnIsSliced() throws {
        for size in 1...6 {
            var tables: [DataFrame] = []
            try Numbers().forEachTable(of: size, ReadingPolicy()) { tables.append($0) }
            #expect(tables.dropLast().allSatisfy { $0.rowCount == size })
            let all = try tables.dropFirst().reduce(tables[0]) { try $0.appending($1) }
            #expect(try all == Numbers().table(ReadingPolicy()))
        }
    }

    @Test func whatNoFormClaimsIsCSV() {
        for name in ["rows.csv", "ROWS.CSV.GZ", "rows", "rows.tsv", "csv"] {
            #expect(TableForm.ofFile(name).extensions == TableForm.csv.extensions)
        }
    }

    private func withFile(_ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: name)
            try Data(bytes).write(to: file)
            try body(file.path)
        }
    }
}
