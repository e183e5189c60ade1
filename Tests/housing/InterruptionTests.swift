import Foundation
import TestSupport
import Testing

/// Ctrl-C and `kill` end a run with their own codes, and leave nothing half-written.
@Suite struct InterruptionTests {
    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func endsWithTheSignalsCode(signal: Int32, status: Int32) throws {
        let folder = try TemporaryFolder()
        let run = try ProductRun(
            "housing", ["submit", "--dataset", "sample", "--epochs", "10000000", "--cache-dir", "cache"],
            in: folder.url, signal: signal)
        #expect(run.status == status)
        #expect(run.messages.contains(signal == SIGINT ? "interrupted" : "terminated"))
        #expect(try folder.contents().allSatisfy { $0.hasPrefix("cache") })
    }
}
