import Datasets
import Foundation
import Optimizers
import Regression
import TestSupport
import Testing
import Training

/// A sweep ranks its trials by the mean of their folds, keeps them, and tries again what other flags make another matter.
@Suite struct SweepTests {
    private struct Result: Decodable {
        let trial: RegressionJob
        let metric: Double?
    }

    private struct CrossValidation: Decodable {
        let mean: [String: Double]
    }

    private let own: OwnTable
    private let folds = ["--folds", "3", "--epochs", "2"]

    init() throws { own = try OwnTable() }

    private func housing(_ arguments: [String]) throws -> ProductRun {
        try ProductRun("housing", arguments + ["--cache-dir", "cache"], in: own.folder.url)
    }

    @Test func ranksByTheMeanOfTheFolds() throws {
        let flags = ["--dataset", "sample"] + folds
        let sweep = ["sweep", "--hidden", "none", "8", "--learning-rate", "0.05,5", "--results", "sweep.jsonl"] + flags
        let run = try housing(sweep + ["--plot", "sweep.json", "--run-dir", "run"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.split(separator: "\n").count == 4)
        #expect(run.output.hasPrefix("rank  valid log-RMSE  hidden  learning-rate  seconds\n"))
        let errors = run.output.split(separator: "\n").dropFirst().compactMap { Double($0.split(separator: " ")[1]) }
        #expect(errors.count == 4 && errors == errors.sorted())
        #expect(try own.text("sweep.json").contains("valid log-RMSE"))
        #expect(try own.text("run/run.json").contains("\"metric\" : \"valid log-RMSE\""))
        #expect(try housing(["kfold", "--config", "run/run.json"]).messages.contains("another command: sweep"))

        let again = try housing(sweep + ["--format", "json", "--jobs", "1"])
        #expect(again.messages.isEmpty, "nothing is tried again")
        for result in try JSONDecoder().decode([Result].self, from: Data(again.output.utf8)) {
            let hidden = result.trial.model.changes.hidden?.first.map { "\($0)" } ?? "none"
            let alone = try housing(
                [
                    "kfold", "--hidden", hidden, "--learning-rate",
                    "\(try #require(result.trial.model.changes.learningRate))",
                ] + flags
                    + ["--format", "json"])
            let mean = try JSONDecoder().decode(CrossValidation.self, from: Data(alone.output.utf8)).mean
            #expect(mean["valid_log_rmse"] == result.metric)
        }
        #expect(try housing(sweep + ["--preprocessing", "fold"]).messages.split(separator: "\n").count == 4)
    }

    /// Each part runs its own trials, and nothing is left for the whole.
    @Test func partsAreTheWhole() throws {
        let sweep = [
            "sweep", "--train", "train.csv", "--target", "rent", "--preset", "book", "--epochs", "1,2,3",
            "--learning-rate", "1,2", "--results", "parts.jsonl",
        ]
        for part in 0..<4 {
            let run = try housing(sweep + ["--part", "\(part)/4"])
            #expect(run.status == 0 && run.messages.split(separator: "\n").count == (part < 2 ? 2 : 1))
        }
        let whole = try housing(sweep)
        #expect(whole.messages.isEmpty && whole.output.split(separator: "\n").count == 7)
        for part in ["4/4", "-1/4", "1", "1/0"] { #expect(try housing(sweep + ["--part=\(part)"]).status == 64) }
    }

    @Test(arguments: [1, 2]) func sweepsATableOfOnesOwn(jobs: Int) throws {
        let run = try housing(
            ["sweep", "--train", "train.csv", "--target", "rent", "--metric", "r2", "--trials", "3", "--hidden", "8"]
                + ["--learning-rate", "0.001...0.1", "--dropout", "0...0.5", "--jobs", "\(jobs)", "--quiet"] + folds)
        #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
        let rows = run.output.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(rows[0] == ["rank", "valid", "R2", "dropout", "learning-rate", "seconds"])
        let shares = rows.dropFirst().compactMap { Double($0[1]) }
        #expect(shares.count == 3 && shares == shares.sorted(by: >))
        #expect(Set(rows.dropFirst().map { $0[3] }).count == 3)
    }

    @Test(
        arguments: [
            (["--hidden", "4", "8"], "width"), (["--hidden", "4", "8", "--learning-rate", "1,2"], "learning-rate"),
            (["--hidden", "4", "8", "--plot-by", "depth"], "depth"),
        ])
    func theChartIsAboutWhatDiffers(flags: [String], axis: String) throws {
        let sweep = ["sweep", "--dataset", "sample", "--epochs", "1", "--folds", "2", "--plot", "chart.json"]
        #expect(try housing(sweep + flags).status == 0)
        #expect(try own.text("chart.json").contains("\"title\" : \"\(axis)\""))
    }

    /// Without hidden layers neither dropout nor an activation makes a difference.
    @Test func combinationsThatComeToTheSameAreTriedOnceAndToldOf() throws {
        let run = try housing(
            ["sweep", "--dataset", "sample", "--hidden", "none", "8", "--dropout", "0,0.2"] + folds
                + ["--activation", "relu", "tanh"])
        #expect(run.status == 0 && run.output.split(separator: "\n").count == 6, "\(run.output)")
        #expect(run.messages.contains("Notice: 5 of 8 combinations differ; "), "\(run.messages)")
    }

    @Test func aTrialThatDivergesComesLast() throws {
        let run = try housing(
            ["sweep", "--dataset", "sample", "--optimizer", "sgd", "--learning-rate", "0.001,1e30"] + folds)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.split(separator: "\n").last?.contains("not finite") == true)
    }

    /// Also what is a number of steps, and a name.
    @Test func epochsBatchSizesAndOptimizersAreTried() throws {
        let run = try housing(
            ["sweep", "--dataset", "sample", "--folds", "2", "--epochs", "1,2", "--batch-size", "64,128"]
                + ["--optimizer", "adam", "sgd", "--learning-rate", "0.5", "--format", "json", "--quiet"])
        #expect(run.status == 0, "\(run.messages)")
        let results = try JSONDecoder().decode([Result].self, from: Data(run.output.utf8))
        let changes = results.map(\.trial.model.changes)
        #expect(results.count == 8 && Set(changes).count == 8)
        #expect(Set(changes.map(\.epochs)) == [1, 2] && Set(changes.map(\.batchSize)) == [64, 128])
        #expect(Set(changes.map(\.optimizer)) == [.adam, .sgd])
    }

    @Test(
        arguments: [
            (["--preset", "best"], 64), (["--learning-rate", "0.1...1"], 64), (["--folds", "1"], 64),
            (["--results", "missing/sweep.jsonl"], 74), (["--target", "rooms"], 64),
        ] as [([String], Int32)])
    func refuses(flags: [String], status: Int32) throws {
        let run = try housing(["sweep", "--dataset", "sample"] + folds + flags)
        #expect(run.status == status && run.output.isEmpty, "\(run.messages)")
    }
}
