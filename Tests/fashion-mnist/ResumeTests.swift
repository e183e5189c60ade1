import Foundation
import TestSupport
import Testing

/// A run that was broken off goes on to the same numbers and the same model, bit for bit.
@Suite struct ResumeTests {
    private let bench: Bench
    private let settings = [
        "--hidden", "32,16", "--dropout", "0.2,0.5", "--momentum", "0.9", "--learning-rate", "0.05", "--seed", "7",
    ]

    init() throws { bench = try Bench() }

    private func train(
        _ arguments: [String], killedOnce file: String? = nil, killedAfter delay: TimeInterval? = nil
    ) throws -> ProductRun {
        let isKilled = file != nil || delay != nil
        return try bench.run(
            ["train", "--format", "json", "--quiet"] + arguments, signal: isKilled ? SIGKILL : nil, after: delay ?? 1,
            once: file)
    }

    private func begin(_ arguments: String..., killedOnce file: String? = nil) throws -> ProductRun {
        try train(["--dataset", "sample", "--batch-size", "20"] + settings + arguments, killedOnce: file)
    }

    /// The history that a run keeps in its folder, without the seconds.
    private func history(_ folder: String) throws -> [[Double]] {
        try bench.content("\(folder)/history.jsonl").split(separator: 10).map { line in
            try JSONDecoder().decode(TrainDocument.Epoch.self, from: line).metrics
        }
    }

    /// Expects that the run in `folder`, resumed for `epochs`, comes to where an unbroken one does.
    private func expectResumed(_ folder: String, epochs: Int) throws {
        let resumed = try train(["--resume", folder, "--epochs", "\(epochs)", "--save", "resumed"])
        try #require(resumed.status == 0, "\(resumed.messages)")
        let unbroken = try begin("--epochs", "\(epochs)", "--run-dir", "unbroken", "--save", "whole")
        #expect(try TrainDocument(resumed).epochs.map(\.metrics) == TrainDocument(unbroken).epochs.map(\.metrics))
        #expect(try history(folder) == history("unbroken"))
        #expect(try history(folder).count == epochs)
        #expect(try bench.content("resumed") == bench.content("whole"))
        #expect(try bench.content("\(folder)/best.safetensors") == bench.content("unbroken/best.safetensors"))
    }

    @Test func goesOnWithTheDataAndSettingsOfTheRun() throws {
        #expect(try begin("--epochs", "2", "--run-dir", "runs/1").status == 0)
        for model in ["runs/1", "runs/1/best.safetensors"] {
            let best = try bench.run(["evaluate", "--model", model, "--dataset", "sample"])
            #expect(best.status == 0 && best.output.contains("accuracy"), "\(best.messages)")
        }
        #expect(
            try bench.files().filter { $0.hasPrefix("runs/1/") } == [
                "runs/1/best.safetensors", "runs/1/history.jsonl", "runs/1/last.safetensors", "runs/1/run.json",
            ])
        try expectResumed("runs/1", epochs: 5)
    }

    @Test func theRecordOfAnotherCommandStays() throws {
        let sweep = [
            "sweep", "--dataset", "sample", "--epochs", "1", "--learning-rate", "0.1,0.2", "--run-dir", "run",
            "--quiet",
        ]
        #expect(try bench.run(sweep).status == 0)
        let record = try bench.content("run/run.json")
        let refused = try begin("--epochs", "1", "--run-dir", "run")
        #expect(refused.status == 73 && refused.messages.contains("run/run.json exists already"), "\(refused.messages)")
        #expect(try bench.content("run/run.json") == record)
        #expect(try begin("--epochs", "1", "--run-dir", "run", "--force").status == 0)
    }

    @Test(arguments: ["run/run.json", "run/history.jsonl", "run/last.safetensors"])
    func aKilledRunGoesOn(file: String) throws {
        let killed = try begin("--epochs", "1000000", "--run-dir", "run", killedOnce: file)
        #expect(killed.status == SIGKILL && killed.output == "")
        let hasBegun = try bench.files().contains("run/history.jsonl")
        try expectResumed("run", epochs: (hasBegun ? history("run").count : 0) + 3)
    }

    /// Killed at any moment, a run leaves whole checkpoints: it can be resumed as soon as there is a first one, to the numbers
    /// of an unbroken run. `TABULARKIT_ROUNDS` multiplies how often.
    @Test func killsLeaveWholeCheckpoints() throws {
        let moments = 8 * (ProcessInfo.processInfo.environment["TABULARKIT_ROUNDS"].flatMap { Int($0) } ?? 1)
        let unbroken = try begin("--epochs", "20", "--run-dir", "unbroken", "--save", "whole")
        try #require(unbroken.status == 0, "\(unbroken.messages)")
        let seconds = try TrainDocument(unbroken).seconds
        for moment in 0..<moments {
            let delay = seconds * (Double(moment) + Double.random(in: 0..<1)) / Double(moments)
            let fresh = ["--dataset", "sample", "--batch-size", "20", "--epochs", "20", "--run-dir", "run"] + settings
            _ = try train(fresh, killedAfter: delay)
            let hasCheckpoint = try bench.files().contains("run/last.safetensors")
            let next = try train((hasCheckpoint ? ["--resume", "run"] : fresh) + ["--save", "next", "--force"])
            #expect(next.status == 0, "\(next.messages)")
            #expect(try bench.content("next") == bench.content("whole"))
            #expect(try bench.content("run/best.safetensors") == bench.content("unbroken/best.safetensors"))
            #expect(try history("run") == history("unbroken"))
            try FileManager.default.removeItem(at: bench.folder("run"))
        }
    }

    @Test func patienceIsKept() throws {
        let first = try begin("--learning-rate", "0", "--patience", "5", "--epochs", "3", "--run-dir", "run")
        #expect(first.status == 0)
        #expect(try TrainDocument(train(["--resume", "run", "--epochs", "50"])).epochs.count == 6)
    }

    @Test func aRunThatIsDoneSaysSo() throws {
        #expect(try begin("--epochs", "2", "--run-dir", "run", "--save", "whole").status == 0)
        let run = try bench.run(["train", "--resume", "run", "--epochs", "2", "--save", "again"])
        #expect(run.status == 0)
        #expect(run.messages == "Notice: the run had ended after 2 epochs: a larger --epochs resumes it\n")
        #expect(try bench.content("again") == bench.content("whole"))
        #expect(try train(["--resume", "run"]).messages == "")
    }

    @Test func aRunThatPatienceHasEndedSaysSo() throws {
        let first = try begin("--learning-rate", "0", "--patience", "1", "--epochs", "50", "--run-dir", "run")
        #expect(first.status == 0)
        let run = try bench.run(["train", "--resume", "run"])
        #expect(run.status == 0 && run.messages.contains("after 2 epochs: a larger --patience "), "\(run.messages)")
        #expect(try !bench.run(["train", "--resume", "run", "--patience", "2"]).messages.contains("Notice"))
    }

    @Test func fewerEpochsThanAreDoneAreRefused() throws {
        #expect(try begin("--epochs", "3", "--run-dir", "run").status == 0)
        let names = try bench.files(), before = try names.dropFirst().map { try bench.content($0) }
        let run = try train(["--resume", "run", "--epochs", "2", "--save", "new"])
        #expect(run.status == 64 && run.messages.contains("--epochs must be 3 or more"), "\(run.messages)")
        #expect(try bench.files() == names)
        #expect(try names.dropFirst().map { try bench.content($0) } == before)
    }

    @Test(
        arguments: [
            ["--seed", "8"], ["--hidden", "32"], ["--dropout", "0.2"], ["--learning-rate", "0.1"],
            ["--batch-size", "30"], ["--optimizer", "adam"], ["--momentum", "0"], ["--activation", "tanh"],
        ])
    func otherSettingsAreRefused(other: [String]) throws {
        #expect(try begin("--epochs", "1", "--run-dir", "run").status == 0)
        let before = try bench.content("run/run.json")
        let run = try train(["--resume", "run", "--epochs", "2"] + other)
        #expect(run.status == 64)
        #expect(run.messages.contains(other[0] == "--seed" ? "another seed, 7" : "other settings"))
        #expect(try bench.content("run/run.json") == before)
        #expect(try history("run").count == 1)
    }

    @Test func aRunIsReplacedOnlyByForce() throws {
        #expect(try begin("--epochs", "2", "--run-dir", "run").status == 0)
        let names = try bench.files(), before = try names.dropFirst().map { try bench.content($0) }
        let refused = try begin("--epochs", "1", "--run-dir", "run")
        #expect(refused.status == 73 && refused.messages.contains("--resume"), "\(refused.messages)")
        #expect(try names.dropFirst().map { try bench.content($0) } == before)
        let failed = try begin("--epochs", "1", "--run-dir", "run", "--learning-rate", "1e30", "--force")
        #expect(failed.status == 70)
        #expect(try bench.files() == ["run", "run/run.json"])
    }

    @Test(arguments: [
        #"{}"#, "not JSON",
        #"{"command":"train","environment":{"kernel":"x","threads":1,"version":"0"},"files":[],"job":{"dataset":"sample","seed":0,"settings":{"network":{"activation":"relu","dropout":[],"hidden":[-1],"initializer":"normal"},"training":{"batch_size":1,"beta2":0.999,"epochs":1,"learning_rate":0,"momentum":0,"optimizer":"sgd","schedule":"constant","weight_decay":0}}}}"#,
    ])
    func aFolderThatIsNoRunIsRefused(settings: String) throws {
        try bench.folder.write(settings.utf8, to: "run/run.json")
        let run = try train(["--resume", "run"])
        #expect(run.status == 65 && run.messages.contains("run/run.json is not the record of a run"))
    }

    @Test func anAbsentFolderStaysAbsent() throws {
        #expect(try train(["--resume", "absent"]).status == 66)
        #expect(try bench.folder.contents() == [])
    }
}
