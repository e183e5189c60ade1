import Foundation
import TestSupport
import Testing

/// A job that loses a rank, or is stopped, ends soon and resumes.
@Suite(
    .enabled(if: MPILaunch.areInstalled, "mpirun.openmpi or mpirun.mpich is not installed"), .serialized)
struct LostRankTests {
    private let folder: TemporaryFolder
    private let name = "results-\(UInt32.random(in: 0...UInt32.max)).jsonl"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(smallTable().utf8, to: "t.csv")
    }

    enum Fault: CaseIterable {
        case lostRank, interruption, termination
    }

    @Test(arguments: MPILaunch.allCases, Fault.allCases)
    func aStoppedSweepEndsSoonAndResumes(launcher: MPILaunch, fault: Fault) throws {
        let arguments = [
            "sweep", "--train", "t.csv", "--target", "rent", "--preset", "book", "--epochs", "500", "--batch-size", "2",
            "--trials", "16", "--learning-rate", "0.1...10", "--jobs", "1", "--results", name,
        ]
        let process = try launcher.process(ranks: 2, arguments, in: folder.url)
        try withSignals { try process.run() }
        wait(atMost: 20) { finished >= 2 }
        switch fault {
        case .lostRank: if let rank = ranks.last { kill(rank, SIGKILL) }
        case .interruption: kill(process.processIdentifier, SIGINT)
        case .termination: kill(process.processIdentifier, SIGTERM)
        }
        wait(atMost: 5) { !process.isRunning && ranks.isEmpty }
        #expect(!process.isRunning && ranks.isEmpty, "something is left")
        process.terminate()
        let before = finished
        #expect((2..<16).contains(before), "\(before) of 16 trials are finished")

        let run = try launcher.run(ranks: 2, arguments, in: folder.url)
        #expect(run.status == 0, "\(run.messages)")
        #expect(finished == 16)
        #expect(run.messages.contains("\(15 - before) left"), "only those that were unfinished ran")
        #expect(!run.messages.contains("\(16 - before) left"))
    }

    /// Lets the processes that `body` starts receive signals, which threads of Dispatch block.
    private func withSignals(_ body: () throws -> Void) throws {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    /// The number of trials in the file of results.
    private var finished: Int {
        let content = (try? Data(contentsOf: folder(name))) ?? Data()
        return content.count { $0 == UInt8(ascii: "\n") }
    }

    /// The ranks that run, by the file that their command names.
    private var ranks: [Int32] {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { Int32($0) }.sorted().filter { process in
            let command = (try? Data(contentsOf: URL(filePath: "/proc/\(process)/cmdline"))) ?? Data()
            let words = command.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return words.first?.hasSuffix("/tabularkit") == true && words.contains(name)
        }
    }

    private func wait(atMost seconds: TimeInterval, until isDone: () -> Bool) {
        let end = Date() + seconds
        while !isDone(), Date() < end { Thread.sleep(forTimeInterval: 0.02) }
    }
}
