import Foundation
import TestSupport
import Testing

@Suite struct SubmitTests {
    @Test func writesAPriceForEachRowOfTheTestTable() throws {
        try withTemporaryFolder { folder in
            let arguments = ["submit", "--dataset", "sample", "--epochs", "5", "--cache-dir", "cache"]
            let run = try ProductRun("housing", arguments, in: folder)
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.output.contains("train log-RMSE "))
            #expect(run.output.contains("submission.csv: 1459 rows") && !run.output.contains("upload"))

            let text = try String(contentsOf: folder.appending(path: "submission.csv"), encoding: .utf8)
            let lines = text.split(separator: "\n").map { $0.split(separator: ",") }
            #expect(lines[0] == ["Id", "SalePrice"])
            #expect(lines.dropFirst().map { String($0[0]) } == (1461...2919).map(String.init))
            #expect(lines.dropFirst().allSatisfy { $0.count == 2 && (1...1e9).contains(Double($0[1]) ?? .nan) })

            let again = try ProductRun("housing", arguments, in: folder)
            #expect(again.status == 73)
            #expect(try String(contentsOf: folder.appending(path: "submission.csv"), encoding: .utf8) == text)
            let forced = try ProductRun("housing", arguments + ["--force", "--format", "json"], in: folder)
            #expect(forced.status == 0 && forced.output.contains("\"clamped_count\" : "), "\(forced.output)")
        }
    }

    @Test(arguments: [["00017", "A-9", "\"x,y\""], ["00017", "00018"], ["9007199254740993", "9223372036854775808"]])
    func identifiersKeepTheirSpelling(identifiers: [String]) throws {
        try withTemporaryFolder { folder in
            let train = (1...10).map { "\($0),\($0 * 3),\($0 * 100)" }
            try Data((["Id,size,SalePrice"] + train).joined(separator: "\n").utf8)
                .write(to: folder.appending(path: "train.csv"))
            try Data("Id,size\n\(identifiers.map { "\($0),3\n" }.joined())".utf8)
                .write(to: folder.appending(path: "test.csv"))
            let run = try ProductRun("housing", ["submit", "--train", "train.csv", "--test", "test.csv"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let text = try String(contentsOf: folder.appending(path: "submission.csv"), encoding: .utf8)
            let written = text.split(separator: "\n").dropFirst().compactMap { line in
                line.lastIndex(of: ",").map { String(line[..<$0]) }
            }
            #expect(written == identifiers)
        }
    }
}
