import Arrays
import Datasets
import Foundation
import Tabular
import TestSupport
import Testing
import Training

@testable import Regression

/// A run is a value: it is kept in a file, changed and run again.
@Suite struct RegressionJobTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let rows = (0..<90).map {
            "\(30 + $0 * 37 % 90),\(["n", "s", "e"][$0 % 3]),\(10 * (30 + $0 * 37 % 90) + 9 * ($0 % 3))"
        }
        try folder.write((["area,quarter,rent"] + rows).joined(separator: "\n").utf8, to: "flats.csv")
        try folder.write("area,quarter\n40,n\n70,e\n".utf8, to: "test.csv")
    }

    private func job(_ preset: RegressionPreset? = nil, test: Bool = false) -> RegressionJob {
        var job = RegressionJob(
            .files(training: folder("flats.csv").path, test: test ? folder("test.csv").path : nil))
        job.columns.target = "rent"
        job.model.preset = preset
        job.model.changes.epochs = 2
        job.folds.count = 3
        return job
    }

    /// As in a script: decode, change, run.
    @Test func aRecordedRunIsRepeatedInThreeLines() async throws {
        let recorded = try ProductRun(
            "tabularkit",
            [
                "kfold", "--train", "flats.csv", "--target", "rent", "--epochs", "2", "--folds", "3", "--family",
                "perceptron", "--run-dir", "run",
            ]
                + ["--oof", "oof.csv"], in: folder.url)
        try #require(recorded.status == 0, "\(recorded.messages)")

        var job = try RegressionJob(contentsOf: folder("run"))
        job.tables = .files(training: folder("flats.csv").path, test: nil)
        let report = try await job.crossValidated()

        var expected = self.job()
        expected.model.family = "perceptron"
        #expect(job == expected)
        let table = try await job.prepared().table
        #expect(try report.predictionTable(of: table).csv() == String(contentsOf: folder("oof.csv"), encoding: .utf8))
        job.model.changes.epochs = 3
        #expect(try await job.crossValidated().mean != report.mean)
    }

    @Test func aJobSurvivesJSON() throws {
        var job = job(.general, test: true)
        job.syntax = CSVSyntax(separator: ";")
        job.reading = ReadingPolicy(missingValues: .pandas2, textColumns: ["quarter"])
        job.columns.drop = ["a"]
        job.model.family = "linear"
        job.model.recipe = RegressionPreset.best.recipe(for: .mae, rows: 100)
        job.model.loss = .huber
        job.model.changes.hidden = [4, 2]
        job.folds.shuffled = false
        (job.metric, job.importance, job.seed) = (.r2, true, 7)
        let data = try JSONEncoder().encode(job)
        #expect(try JSONDecoder().decode(RegressionJob.self, from: data) == job)
        let registered = RegressionJob(.dataset(.sample))
        #expect(try JSONDecoder().decode(RegressionJob.self, from: JSONEncoder().encode(registered)) == registered)
    }

    /// The book's features come from all rows and are made once; the others' from the rows of each fold.
    @Test(
        arguments: [(.book, 1, 1), (.general, 3, 1), (.best, 15, 5), (.housePrices, 9, 3)]
            as [(RegressionPreset, Int, Int)])
    func noTableIsEncodedTwice(preset: RegressionPreset, folds: Int, encoders: Int) async throws {
        let job = job(preset, test: true)
        let prepared = try await EncodingCounter.counting {
            var prepared = try await job.prepared()
            prepared.regressor.recipe.models = prepared.regressor.recipe.models.map { model in
                var settings = model.hyperparameters
                settings.training.epochs = 1
                return model.with(settings)
            }
            _ = try prepared.outline()
            _ = try prepared.table.meanScore(job.metric)
            return prepared
        }
        #expect(prepared.encodings == 0, "what only needs what was learned makes no features")
        let crossValidated = try await EncodingCounter.counting { try await prepared.result.crossValidated() }
        #expect(crossValidated.encodings == folds)
        let submitted = try await EncodingCounter.counting {
            let fitted = try await prepared.result.fitted()
            _ = try fitted.warnings(for: try #require(prepared.result.table.testFeatures))
            #expect(fitted.score.isFinite)
            return try Submission(fitted, of: prepared.result.table).table.rowCount
        }
        #expect(submitted.encodings == 2 * encoders && submitted.result == 2)
    }

    /// A sweep is over jobs, as over any other value.
    @Test func aTrialIsAJobWithChanges() async throws {
        let axes: [SweepAxis<RegressionJob>] = [
            SweepAxis(\.model.changes.epochs, [1, 2]), SweepAxis(\.folds.count, [2, 3]), SweepAxis(\.metric, [.mae]),
        ]
        let trials = try #require(SweepAxis.grid(axes, around: job()))
        let results = try await Sweep(trials, of: "flats", ranking: .smallest, results: folder("sweep.jsonl")).run {
            try await $0.crossValidated().mean.valid
        }
        #expect(results.count == 4 && Set(results.map(\.trial)) == Set(trials))
        let best = try #require(results.first)
        #expect(try await best.trial.crossValidated().mean.valid == best.metric)
    }

    @Test func sharesOfTheFoldsAreOneRun() async throws {
        let prepared = try await job(.book).prepared()
        let whole = try await prepared.crossValidated(history: true)
        for (name, only) in [("a", [2]), ("b", [0, 1])] {
            let report = try await prepared.crossValidated(only: only, history: true)
            #expect(report.folds.map(\.fold) == only.map { $0 + 1 })
            try FileManager.default.createDirectory(at: folder(name), withIntermediateDirectories: true)
            try FoldShare(prepared, folds: only.map { $0 + 1 }, report: report).write(to: folder(name))
            let share = try FoldShare(contentsOf: folder(name)).report
            #expect(share.folds.map(\.predictions) == report.folds.map(\.predictions))
            #expect(share.folds.map(\.history) == report.folds.map(\.history))
            #expect(zip(share.folds, report.folds).allSatisfy { $0.scores == $1.scores })
        }
        let shares = try ["b", "a"].flatMap { try FoldShare(contentsOf: folder($0)).report.folds }
        #expect(shares.map(\.scores) == whole.folds.map(\.scores))
        #expect(shares.map(\.predictions) == whole.folds.map(\.predictions))
    }

    @Test func aTableWithOneColumnNamesItsSeparator() async throws {
        try folder.write("a;b;y\n1;2;3\n".utf8, to: "flats.csv")
        let error = RegressionError.otherSeparator(file: "flats.csv", column: "a;b;y", separator: ";")
        await #expect(throws: error) { try await job().prepared() }
    }
}
