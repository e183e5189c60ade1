import Foundation
import TestSupport
import Testing

/// Ctrl-C and `kill` end a run with their own codes, and leave nothing half-written.
@Suite struct InterruptionTests {
    /// Also where folds occupy all processors.
    @Test(arguments: ["submit", "kfold"], [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func endsWithTheSignalsCode(command: String, end: (signal: Int32, status: Int32)) throws {
        let (folder, (signal, status)) = (try TemporaryFolder(), end)
        let run = try ProductRun(
            "housing", [command, "--dataset", "sample", "--epochs", "10000000", "--cache-dir", "cache"],
            in: folder.url, signal: signal)
        #expect(run.status == status)
        #expect(run.messages.contains(signal == SIGINT ? "interrupted" : "terminated"))
        #expect(try folder.contents().allSatisfy { $0.hasPrefix("cache") })
    }
}
