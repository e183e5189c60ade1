import Datasets
import Foundation
import Regression
import TestSupport
import Testing
import Training

@Suite struct KFoldTests {
    /// What `housing kfold --format json` promises.
    struct Document: Decodable {
        let dataset: String
        let features, parameters: Int
        let seed: UInt64
        let missing_values: String
        let folds: [Fold]
        let mean: Metrics
        let files: [File]

        struct Metrics: Decodable, Equatable {
            let train_log_rmse, valid_log_rmse: Double
        }

        struct Fold: Decodable {
            let fold: Int
            let train_log_rmse, valid_log_rmse, seconds: Double
            var metrics: Metrics { Metrics(train_log_rmse: train_log_rmse, valid_log_rmse: valid_log_rmse) }
        }

        struct File: Decodable {
            let name, sha1: String
        }
    }

    private func document(_ arguments: String...) throws -> Document { try document(arguments) }

    private func document(_ arguments: [String]) throws -> Document {
        try withTemporaryFolder { cache in
            let run = try ProductRun("housing", ["kfold", "--format", "json", "--cache-dir", cache.path] + arguments)
            try #require(run.status == 0, "\(run.messages)")
            return try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
        }
    }

    @Test func printsTheFoldsOfTheSample() throws {
        try withTemporaryFolder { cache in
            let run = try ProductRun(
                "housing", ["kfold", "--dataset", "sample", "--epochs", "1", "--cache-dir", cache.path])
            #expect(run.status == 0)
            #expect(run.messages == "")
            let lines = run.output.split(separator: "\n")
            #expect(lines[0] == "sample: training 1460 x 81, test 1459 x 80, 331 features")
            #expect(lines[1] == "fold  train log-RMSE  valid log-RMSE  seconds")
            #expect(
                lines.dropFirst(2).map { $0.split(separator: " ")[0] } == [
                    "1", "2", "3", "4", "5", "mean", "std",
                ])
        }
    }

    @Test func numbersAreEqualForAnyNumberOfJobs() throws {
        let alone = try document("--dataset", "sample", "--epochs", "2", "--seed", "3", "--jobs", "1")
        let together = try document("--dataset", "sample", "--epochs", "2", "--seed", "3", "--jobs", "2")
        #expect(alone.folds.map(\.metrics) == together.folds.map(\.metrics))
        #expect(alone.mean == together.mean)
        #expect(alone.dataset == "sample" && alone.seed == 3 && alone.missing_values == "pandas1")
        #expect(alone.features == 331 && alone.parameters == 332)
        #expect(alone.folds.map(\.fold) == [1, 2, 3, 4, 5])
        #expect(alone.files.map(\.name) == ["house_sample"])
    }

    /// So that presets are compared on the same folds.
    @Test(arguments: ["book", "general", "house-prices"]) func onlyTablesOfOnesOwnAreShuffled(preset: String) throws {
        let table = try OwnTable()
        let own = ["--train", table.folder.url.appending(path: "train.csv").path, "--target", "rent"]
        for source in [["--dataset", "sample"], own] {
            func mean(_ flags: String...) throws -> Document.Metrics {
                try document(source + ["--preset", preset, "--epochs", "1"] + flags).mean
            }
            let (given, shuffled, contiguous) = try (mean(), mean("--shuffle"), mean("--no-shuffle"))
            #expect(given == (source == own && preset != "book" ? shuffled : contiguous))
            #expect(shuffled != contiguous)
        }
    }

    @Test func theSetOfMissingValuesChangesTheFeatures() throws {
        let run = try document("--dataset", "sample", "--epochs", "1", "--missing-values", "pandas2")
        #expect(run.features == 330 && run.missing_values == "pandas2")
    }

    @Test func theRecordTellsHowTheRunCameToItsNumbers() throws {
        struct Record: Decodable {
            struct Environment: Decodable {
                let version, kernel: String
                let threads: Int
            }
            let command: String
            let columns: [String]
            let environment: Environment
            let report: Document
        }
        try withTemporaryFolder { folder in
            let arguments = [
                "kfold", "--dataset", "sample", "--epochs", "1", "--jobs", "2", "--cache-dir", folder.path,
                "--run-dir", folder.appending(path: "runs/1").path,
            ]
            #expect(try ProductRun("housing", arguments).status == 0)
            let record = try JSONDecoder().decode(
                Record.self, from: Data(contentsOf: folder.appending(path: "runs/1/run.json")))
            let environment = record.environment
            #expect(record.command == "kfold" && record.columns.count == 331 && environment.threads == 2)
            #expect(!environment.version.isEmpty && !environment.kernel.isEmpty)
            #expect(record.report.folds.count == 5 && record.report.files.map(\.name) == ["house_sample"])
            let job = try RegressionJob(contentsOf: folder.appending(path: "runs/1"))
            #expect(job.tables == .dataset(.sample) && job.model.changes.epochs == 1)
        }
    }
}
