import Classification
import Foundation
import NN
import TestSupport
import Testing
import Training

/// A sweep ranks its trials, keeps them, and refuses what it cannot try.
@Suite struct SweepTests {
    private static let base = ["sweep"] + training + ["--cache-dir", "cache"]
    private static let training = ["--dataset", "sample", "--epochs", "1", "--batch-size", "16"]

    private struct Result: Decodable {
        let trial: ClassificationJob
        let metric: Double?
    }

    @Test func ranksAllCombinations() throws {
        try withTemporaryFolder { folder in
            let flags = Self.base + ["--hidden", "8", "none", "--depth", "1,2", "--learning-rate", "0.1,1"]
            let kept = ["--results", "sweep.jsonl"]
            let run = try ProductRun("fashion-mnist", flags + kept + ["--plot", "sweep.json"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let lines = run.output.split(separator: "\n").map { $0.split(separator: " ") }
            #expect(lines[0] == ["rank", "test", "accuracy", "hidden", "learning-rate", "seconds"])
            #expect(lines.dropFirst().map { $0[0] } == ["1", "2", "3", "4", "5", "6"])
            let accuracies = lines.dropFirst().compactMap { Double($0[1]) }
            #expect(accuracies.count == 6 && accuracies == accuracies.sorted(by: >))
            let messages = run.messages.split(separator: "\n")
            #expect(messages.count == 7 && messages[0].hasPrefix("Notice: 6 of 8 combinations differ; "))

            let again = try ProductRun("fashion-mnist", flags + kept + ["--format", "json"], in: folder)
            #expect(again.messages.split(separator: "\n").count == 1, "nothing is tried again")
            let results = try JSONDecoder().decode([Result].self, from: Data(again.output.utf8))
            #expect(results.compactMap(\.metric).map { ($0 * 1e6).rounded() / 1e6 } == accuracies)
            #expect(Set(results.map(\.trial.settings.network.hidden)) == [[], [8], [8, 8]])
            let chart = try String(contentsOf: folder.appending(path: "sweep.json"), encoding: .utf8)
            #expect(chart.contains("learning-rate") && chart.contains("test accuracy"))
        }
    }

    @Test func theRecordTellsDataAndResults() throws {
        struct Record: Decodable {
            struct Report: Decodable {
                let metric: String
                let results: [Result]
            }
            struct Environment: Decodable { let threads: Int }
            let command: String
            let files: [TrainDocument.File]
            let report: Report
            let environment: Environment
        }
        let bench = try Bench()
        let sweep = ["sweep"] + Self.training + ["--hidden", "8", "none", "--jobs", "2", "--run-dir", "run"]
        let run = try bench.run(sweep + ["--results", "run/sweep.jsonl"])
        #expect(run.status == 0, "\(run.messages)")
        let record = try JSONDecoder().decode(Record.self, from: bench.content("run/run.json"))
        #expect(record.command == "sweep" && record.report.metric == "test accuracy" && record.environment.threads == 2)
        #expect(record.files.map(\.name) == ["fashion_mnist_sample"])
        #expect(Set(record.report.results.map(\.trial.settings.network.hidden)) == [[], [8]])

        let refused = try bench.run(sweep + ["--results", "new.jsonl"])
        #expect(refused.status == 73 && refused.messages.contains("run/run.json exists already"))
        #expect(try bench.files() == ["run", "run/run.json", "run/sweep.jsonl"])
        #expect(try bench.run(sweep + ["--force"]).status == 0)
    }

    @Test func momentumIsThatOfTraining() throws {
        let bench = try Bench(), momentum = ["--hidden", "8", "--momentum", "0.9"]
        let trained = try TrainDocument(bench.run(["train"] + Self.training + momentum + ["--format", "json"]))
        let swept = try bench.run(["sweep"] + Self.training + momentum + ["--format", "json"])
        let results = try JSONDecoder().decode([Result].self, from: Data(swept.output.utf8))
        #expect(results.map(\.metric) == [trained.test_accuracy])
    }

    @Test(
        arguments: [
            (["--learning-rate", "0.1...1"], 64), (["--hidden", "0"], 64), (["--hidden", "99999999999"], 64),
            (["--dropout", "1.5"], 64), (["--depth", "1000"], 64), (["--depth", "none"], 64), (["--trials", "0"], 64),
            (["--learning-rate", "x"], 64),
            (["--plot-by", "activation"], 64), (["--results", "x.json", "--plot", "x.json"], 64),
            (["--results", "."], 74), (["--results", "text"], 65), (["--momentum", "0.5", "--optimizer", "adam"], 64),
        ] as [([String], Int32)])
    func refuses(flags: [String], status: Int32) throws {
        try withTemporaryFolder { folder in
            try Data("no results\n".utf8).write(to: folder.appending(path: "text"))
            let run = try ProductRun("fashion-mnist", Self.base + flags, in: folder)
            #expect(run.status == status, "\(run.messages)")
        }
    }
}
