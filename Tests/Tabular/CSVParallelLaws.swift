import Foundation
import TestSupport
import Testing

@testable import Tabular

/// Tables, codes of categories, errors and their places equal those of one thread that reads the whole text at once.
@Suite struct CSVParallelLaws {
    @Test(arguments: CSVErrorTests.cases) func errorsAreTheSame(_ test: CSVErrorTests.Case) throws {
        try checkAllWays(test.bytes)
    }

    @Test(arguments: CSVScannerTests.cases) func tablesAreTheSame(_ test: CSVScannerTests.Case) throws {
        try checkAllWays(Array(test.text.utf8), CSVSyntax(separator: test.separator, hasHeader: false))
    }

    @Test(arguments: CSVKindTests.cases) func kindsAreTheSame(_ test: CSVKindTests.Case) throws {
        let lines = ["id,v"] + test.fields.map { "0,\($0)" }
        try checkAllWays(Array(lines.joined(separator: "\n").utf8), policy: test.policy)
    }

    /// Columns that widen, become text late, or are missing for long.
    @Test func wideningColumnsAreTheSame() throws {
        let rows = [
            "1,1,NA,True,x,-0", "2,2,NA,NA,NA,1", "NA,0.5,NA,false,\"a,b\",2", "4,NA,7,TRUE,\"c\"\"d\ne\",0.5",
            "5,1e3,NA,True,x,NA", "006,3,8,True,a longer text,4", "x,4,9,NA,a longer text,5",
        ]
        let text = Array((["i,r,m,b,s,z"] + rows).joined(separator: "\n").utf8)
        #expect(try DataFrame(csv: text).columns.map(\.kind) == [.string, .real, .integer, .boolean, .string, .real])
        try checkAllWays(text)
    }

    /// Lines inside quotes that look like records, so that guesses are wrong.
    @Test func quotedRecordsAreTheSame() throws {
        let rows = (0..<12).map { "\($0),\"\($0),x\n\($0),y\n1,\"\"z\"\"\n2,\n\"" }
        try checkAllWays(Array(("n,s\n" + rows.joined(separator: "\n")).utf8))
    }

    /// Categories that end in a line end, and the same without it before line ends and blank lines.
    @Test(arguments: ["\n", "\r\n"]) func lineEndsAreNoContent(lineEnd: String) throws {
        let rows = ["x,a", "1,\"b\(lineEnd)\"", "2,\"b\r\"", "3,b", "4,c", "5,b", "", "6,b", "", ""]
        let text = Array(rows.joined(separator: lineEnd).utf8)
        let column = try DataFrame(csv: text)["a"]
        #expect((0..<6).map { column[$0]?.description } == ["b\(lineEnd)", "b\r", "b", "c", "b", "b"])
        try checkAllWays(text)
    }

    /// Of two faults the same one is reported, wherever the text is split.
    @Test func theFirstOfSeveralFaultsIsTheSame() throws {
        let bad: [[UInt8]] = [
            Array("1,2,3\n".utf8), [0xFF, 0x2C, 0x31, 0x0A], Array("\"x\"y,1\n".utf8), Array("1,\"\n".utf8),
        ]
        for first in bad {
            for second in bad {
                try checkAllWays(Array("a,b\n1,2\n".utf8) + first + Array("3,4\n".utf8) + second + Array("5,6\n".utf8))
            }
        }
    }

    private func checkAllWays(
        _ bytes: [UInt8], _ syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy()
    ) throws {
        let expected = try outcome(bytes, syntax, policy, partSize: 1 << 20, threads: 1)
        for partSize in 1...max(1, bytes.count) {
            for threads in 1...3 {
                let found = try outcome(bytes, syntax, policy, partSize: partSize, threads: threads)
                #expect(found == expected, "\(threads) parts of \(partSize)")
            }
        }
    }

    /// A table and the codes of its categories, or an error.
    private struct Outcome: Equatable {
        var columns: [Column] = []
        var names: [String] = []
        var codes: [[Int32]] = []
        var error: CSVError?
    }

    private func outcome(
        _ bytes: [UInt8], _ syntax: CSVSyntax, _ policy: ReadingPolicy, partSize: Int, threads: Int
    ) throws -> Outcome {
        do {
            let frame = try CSVFile(
                CSVSource(bytes), name: "test", syntax: syntax, partSize: partSize, threads: threads
            ).table(policy)
            let codes = frame.columns.map { $0.categories?.codes ?? [] }
            return Outcome(columns: frame.columns, names: frame.columnNames, codes: codes)
        } catch let error as CSVError {
            return Outcome(error: error)
        }
    }
}
