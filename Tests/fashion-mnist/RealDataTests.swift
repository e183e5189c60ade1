import Foundation
import TestSupport
import Testing

/// The folder of the real images, if the environment names it.
private let realData = ProcessInfo.processInfo.environment["TABULARKIT_DATA"].map { URL(filePath: $0) }

/// The whole job on the real Fashion-MNIST, whose folder TABULARKIT_DATA names.
@Suite(.enabled(if: realData != nil, "TABULARKIT_DATA names no folder with the real Fashion-MNIST"))
struct RealDataTests {
    @Test func anEpochTellsClothesApart() throws {
        let bench = try Bench()
        let mirror = try #require(realData).absoluteString
        let text = try bench.run(["train", "--mirror", mirror, "--epochs", "1", "--save", "net", "--quiet"])
        #expect(text.output.hasPrefix("zalando: training 60000, test 10000, 203530 parameters\n"), "\(text.messages)")
        #expect(text.messages == "")
        // The files are in the cache now.
        let run = try bench.run(["evaluate", "--offline", "--model", "net", "--format", "json"])
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        #expect(report.test_accuracy > 0.6 && report.count == 10_000)
        #expect(report.confusion.map { $0.reduce(0, +) } == Array(repeating: 1000, count: 10))
    }

    private struct Report: Decodable {
        let test_accuracy: Double
        let count: Int
        let confusion: [[Int]]
    }
}
