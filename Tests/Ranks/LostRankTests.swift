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
        try stop(launcher.process("tabularkit", ranks: 2, arguments, in: folder.url), by: fault) { finished >= 2 }
        let before = finished
        #expect((2..<16).contains(before), "\(before) of 16 trials are finished")

        let run = try launcher.run(ranks: 2, arguments, in: folder.url)
        #expect(run.status == 0, "\(run.messages)")
        #expect(finished == 16)
        #expect(run.messages.contains("\(15 - before) left"), "only those that were unfinished ran")
        #expect(!run.messages.contains("\(16 - before) left"))
    }

    /// Ranks that share batches wait for each other at every step.
    @Test(arguments: MPILaunch.allCases, Fault.allCases)
    func aStoppedTrainingInShardsEndsSoonAndResumes(launcher: MPILaunch, fault: Fault) throws {
        let train = ["train", "--dataset", "sample", "--batch-size", "32", "--shards", "4", "--quiet", "--run-dir"]
        let history = folder(name).appending(path: "history.jsonl")
        let process = try launcher.process(
            "fashion-mnist", ranks: 4, train + [name, "--epochs", "100000"], in: folder.url)
        try stop(process, by: fault) { lines(of: history) >= 2 }
        let epochs = "\(lines(of: history) + 2)"
        let run = try launcher.run(
            "fashion-mnist", ranks: 2, ["train", "--resume", name, "--epochs", epochs, "--quiet"], in: folder.url)
        #expect(run.status == 0, "\(run.messages)")
        try #require(
            ProductRun("fashion-mnist", train + ["whole", "--epochs", epochs], in: folder.url).status == 0)
        let models = try [name, "whole"].map { try Data(contentsOf: folder($0).appending(path: "best.safetensors")) }
        #expect(models[0] == models[1])
    }

    /// Starts a job, stops it once it `hasBegun`, and expects that soon nothing of it is left.
    private func stop(_ process: Process, by fault: Fault, once hasBegun: () -> Bool) throws {
        try withSignals { try process.run() }
        wait(atMost: 20, until: hasBegun)
        switch fault {
        case .lostRank: if let rank = ranks.last { kill(rank, SIGKILL) }
        case .interruption: kill(process.processIdentifier, SIGINT)
        case .termination: kill(process.processIdentifier, SIGTERM)
        }
        wait(atMost: 5) { !process.isRunning && ranks.isEmpty }
        #expect(!process.isRunning && ranks.isEmpty, "something is left")
        process.terminate()
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
    private var finished: Int { lines(of: folder(name)) }

    private func lines(of file: URL) -> Int {
        ((try? Data(contentsOf: file)) ?? Data()).count { $0 == UInt8(ascii: "\n") }
    }

    /// The ranks that run, by the file that their command names.
    private var ranks: [Int32] {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { Int32($0) }.sorted().filter { process in
            let command = (try? Data(contentsOf: URL(filePath: "/proc/\(process)/cmdline"))) ?? Data()
            let words = command.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return words.first?.contains("/mpirun") == false && words.contains(name)
        }
    }

    private func wait(atMost seconds: TimeInterval, until isDone: () -> Bool) {
        let end = Date() + seconds
        while !isDone(), Date() < end { Thread.sleep(forTimeInterval: 0.02) }
    }
}
