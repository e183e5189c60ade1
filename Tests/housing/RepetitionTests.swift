import Foundation
import Regression
import TestSupport
import Testing

@Suite struct RepetitionTests {
    private let own: OwnTable

    init() throws { own = try OwnTable() }

    private func results(_ run: ProductRun) throws -> NSDictionary {
        let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(document?["mean"] as? NSDictionary, "\(run.messages)")
    }

    @Test func aRecordRepeatsItsRunOnTheSameDataOnly() throws {
        let arguments = ["--train", "train.csv", "--target", "rent", "--epochs", "3", "--seed", "7", "--folds", "3"]
        let first = try ProductRun(
            "housing", ["kfold"] + arguments + ["--run-dir", "runs/1", "--format", "json"], in: own.folder.url)
        let record = try own.text("runs/1/run.json")

        let again = try own.housing("kfold", "--config", "runs/1/run.json", "--format", "json")
        #expect(try results(again) == results(first))
        let other = try own.housing("kfold", "--config", "runs/1/run.json", "--format", "json", "--seed", "8")
        #expect(try results(other) != results(first))
        #expect(try own.text("runs/1/run.json") == record)
        #expect(try own.housing("submit", "--config", "runs/1/run.json").status == 64)

        try own.folder.write(OwnTable.text(rows: 0..<121, withTarget: true).utf8, to: "train.csv")
        let refused = try own.housing("kfold", "--config", "runs/1/run.json")
        #expect(refused.status == 76 && refused.output == "")
        #expect(refused.messages.contains("train.csv with SHA-1"))
    }

    @Test func aTimeLimitIsPartOfTheRecord() throws {
        let first = try own.housing(
            "kfold", "--train", "train.csv", "--target", "rent", "--epochs", "1", "--time-limit", "600", "--run-dir",
            "runs/1", "--format", "json")
        #expect(try own.text("runs/1/run.json").contains("\"time_limit\" : 600"))
        let again = try own.housing("kfold", "--config", "runs/1", "--format", "json")
        #expect(try results(again) == results(first))
        let sweep = try own.housing("sweep", "--config", "runs/1", "--epochs", "1,2")
        #expect(sweep.status == 64 && sweep.messages.contains("The job has a time limit"), "\(sweep.messages)")
    }

    /// As `kfold --only-folds` records it, for `merge`.
    @Test func whatATimeLimitLeftIsRead() throws {
        let limited = try JSONDecoder().decode(
            LimitedTraining.self, from: Data(#"{"models": 2, "all_models": 6, "folds": 3}"#.utf8))
        #expect("\(limited)" == "2 of 6 models, with 3 folds")
    }

    @Test func theRecordOfARepetitionRepeatsIt() throws {
        let arguments = ["--train", "train.csv", "--target", "rent", "--epochs", "3", "--seed", "7", "--folds", "3"]
        let first = try ProductRun("housing", ["kfold"] + arguments + ["--run-dir", "runs/1"], in: own.folder.url)
        #expect(first.status == 0)
        let second = try own.housing(
            "kfold", "--config", "runs/1/run.json", "--seed", "8", "--run-dir", "runs/2", "--format", "json")
        let third = try own.housing("kfold", "--config", "runs/2/run.json", "--format", "json")
        #expect(try results(third) == results(second))

        let same = try own.housing(
            "kfold", "--config", "runs/1/run.json", "--run-dir", "runs/1", "--force", "--format", "json")
        let again = try own.housing("kfold", "--config", "runs/1/run.json", "--format", "json")
        #expect(try results(again) == results(same))
    }

    /// Flags with several values, and a table beside the recorded one.
    @Test func flagsTakeThePlaceOfRecordedOnes() throws {
        let arguments = ["--train", "train.csv", "--target", "rent", "--epochs", "3", "--folds", "3"]
        let run = try ProductRun(
            "housing", ["kfold"] + arguments + ["--drop", "area", "rooms", "--run-dir", "run"], in: own.folder.url)
        #expect(run.status == 0, "\(run.messages)")
        let again = try own.housing("kfold", "--config", "run/run.json", "--drop", "owner", "--format", "json")
        let direct = try ProductRun(
            "housing", ["kfold"] + arguments + ["--drop", "owner", "--format", "json"], in: own.folder.url)
        #expect(try results(again) == results(direct))
        let other = try own.housing("kfold", "--config", "run/run.json", "--test", "test.csv")
        #expect(other.status == 76, "\(other.messages)")
    }

    @Test(arguments: [["--mirror", "ADDRESS"], ["--mirror=ADDRESS"]])
    func aRecordHoldsNoSecrets(mirror: [String]) throws {
        let address = mirror.map { $0.replacing("ADDRESS", with: "http://bob:s3cret@127.0.0.1:9/data?key=s3cret") }
        let arguments = ["--train", "train.csv", "--target", "rent", "--epochs", "1", "--folds", "2"]
        let run = try ProductRun(
            "housing", ["kfold"] + arguments + address + ["--run-dir", "run"], in: own.folder.url)
        #expect(run.status == 0, "\(run.messages)")
        let record = try own.text("run/run.json")
        #expect(!record.contains("bob") && !record.contains("s3cret") && !record.contains("127.0.0.1"))
        #expect(try own.housing("kfold", "--config", "run/run.json").status == 0)
    }

    @Test func theFolderOfARunStandsForItsRecord() throws {
        let arguments = [
            "--train", "train.csv", "--target", "rent", "--epochs", "2", "--folds", "2", "--metric", "mae",
        ]
        let first = try ProductRun(
            "housing", ["kfold"] + arguments + ["--run-dir", "run", "--format", "json"], in: own.folder.url)
        let again = try own.housing("kfold", "--config", "run", "--format", "json")
        #expect(try results(again) == results(first))
        let absent = try own.housing("kfold", "--config", "model")
        #expect(absent.status == 66 && absent.messages.contains("model"), "\(absent.messages)")
    }

    /// What was cross-validated is submitted by the same job.
    @Test func aSubmissionTakesTheJobOfACrossValidation() throws {
        let arguments = ["--train", "train.csv", "--test", "test.csv", "--target", "rent", "--epochs", "2"]
        let kfold = try ProductRun("housing", ["kfold"] + arguments + ["--run-dir", "run"], in: own.folder.url)
        #expect(kfold.status == 0, "\(kfold.messages)")
        #expect(try own.housing("submit", "--config", "run", "--output", "a.csv").status == 0)
        let direct = try ProductRun("housing", ["submit"] + arguments + ["--output", "b.csv"], in: own.folder.url)
        #expect(direct.status == 0)
        #expect(try own.text("a.csv") == own.text("b.csv"))
    }

    /// A record that was edited by hand: what is unknown or cannot be read is named, not left out.
    @Test(arguments: [
        (#""epochs" : 2"#, #""epoch" : 2"#, "no setting 'model.changes.epoch'"),
        (#""metric" : "log-rmse""#, #""metric" : "rmsle""#, "'job.metric' cannot be read"),
        (#""seed" : 0"#, #""sead" : 0"#, "it has no 'job.seed'"),
        (#""epochs" : 2"#, #""epochs" : 2, "hidden" : [0]"#, "The plan of hidden layers is [0]"),
        (#""epochs" : 2"#, #""epochs" : 2, "hidden" : [4], "dropout" : [1.5]"#, "[4] with dropout [1.5]"),
        (#""count" : 2"#, #""count" : 1"#, "1 folds"),
        (#""repeats" : 1"#, #""repeats" : 9000000000000000000"#, "The number of repeats"),
        (#""model" : {"#, #""model" : { "recipe" : \#(recipe(models: "")),"#, "The number of models"),
        (
            #""model" : {"#,
            #""model" : { "recipe" : \#(recipe(models: #"{"linear": {"features": {"ramps": {"count": 0, "limit": 1, "levels": 0}}}}"#)),"#,
            "cannot be read"
        ),
    ])
    func settingsThatAreNotUnderstoodAreNamed(setting: String, other: String, words: String) throws {
        let arguments = ["--train", "train.csv", "--target", "rent", "--epochs", "2", "--folds", "2"]
        let run = try ProductRun("housing", ["kfold"] + arguments + ["--run-dir", "run"], in: own.folder.url)
        #expect(run.status == 0, "\(run.messages)")
        try own.folder.write(
            own.text("run/run.json").replacing(setting, with: other, maxReplacements: 1).utf8, to: "run/run.json")
        let refused = try own.housing("kfold", "--config", "run/run.json")
        #expect([64, 65].contains(refused.status), "\(refused.messages)")
        #expect(refused.messages.contains(words), "\(refused.messages)")
    }

    /// What a run writes may lie beside the record that it repeats, and a flag needs to fit the flags alone that are given.
    @Test func theFolderOfARunTakesMoreFiles() throws {
        let arguments = ["--train", "train.csv", "--test", "test.csv", "--target", "rent", "--epochs", "2"]
        let first = try ProductRun(
            "housing", ["kfold"] + arguments + ["--hidden", "4", "--activation", "gelu", "--run-dir", "run"],
            in: own.folder.url)
        #expect(first.status == 0, "\(first.messages)")
        let submit = try own.housing(
            "submit", "--config", "run", "--output", "run/submission.csv", "--save", "run/model")
        #expect(submit.status == 0, "\(submit.messages)")
        let record = try own.housing("submit", "--config", "run", "--output", "run/run.json", "--force")
        #expect(record.status == 64 && record.messages.contains("--output names what is read"), "\(record.messages)")
        let linear = try own.housing("kfold", "--config", "run", "--hidden", "none")
        #expect(linear.status == 0, "\(linear.messages)")
    }

    /// What a record says of reading holds for the rows to predict, too.
    @Test func aModelReadsAsTheRecordSays() throws {
        let arguments = ["--train", "train.csv", "--test", "test.csv", "--target", "rent", "--epochs", "2"]
        #expect(
            try ProductRun("housing", ["kfold"] + arguments + ["--run-dir", "run"], in: own.folder.url).status == 0)
        for (setting, other) in [
            (#""quoted_may_be_missing" : true"#, #""quoted_may_be_missing" : false"#),
            (#""missing_values" : "pandas1""#, ##""missing_values_by_column" : {"quarter": "south", "rent": "none"}"##),
        ] {
            let record = try own.text("run/run.json")
            #expect(record.contains(setting))
            try own.folder.write(record.replacing(setting, with: other, maxReplacements: 1).utf8, to: "other.json")
            let submit = try own.housing(
                "submit", "--config", "other.json", "--output", "a.csv", "--save", "model", "--force")
            #expect(submit.status == 0, "\(submit.messages)")
            let predict = try own.housing(
                "predict", "--model", "model", "--input", "test.csv", "--output", "b.csv", "--force")
            #expect(predict.status == 0, "\(predict.messages)")
            #expect(try own.text("a.csv") == own.text("b.csv"))
        }
    }

    /// What a run said and was allowed to replace is no part of it.
    @Test func aRepetitionReplacesNothingByARecordedForce() throws {
        let submit = ["submit", "--train", "train.csv", "--test", "test.csv", "--target", "rent", "--epochs", "2"]
        let first = try ProductRun(
            "housing", submit + ["--force", "-q", "--output", "first.csv", "--run-dir", "run"], in: own.folder.url)
        #expect(first.status == 0, "\(first.messages)")
        try own.folder.write("precious\n".utf8, to: "other.csv")
        let refused = try own.housing("submit", "--config", "run/run.json", "--output", "other.csv")
        #expect(refused.status == 73 && refused.messages.contains("other.csv"), "\(refused.messages)")
        #expect(try own.text("other.csv") == "precious\n")
        let again = try own.housing("submit", "--config", "run/run.json", "--output", "again.csv", "--verbose")
        #expect(again.status == 0, "\(again.messages)")
        #expect(try own.text("again.csv") == own.text("first.csv"))
    }

    @Test func aRecordIsReplacedOnlyByForce() throws {
        let kfold = [
            "kfold", "--train", "train.csv", "--target", "rent", "--epochs", "1", "--folds", "2", "--oof", "oof.csv",
            "--plot", "curve.json", "--run-dir",
        ]
        func run(_ arguments: String...) throws -> ProductRun {
            try ProductRun("housing", kfold + arguments, in: own.folder.url)
        }
        #expect(try run("run", "--seed", "1").status == 0)
        let files = try (own.text("run/run.json"), own.text("oof.csv"))
        for (arguments, file) in [(["run", "--oof", "new.csv"], "run/run.json"), (["new"], "oof.csv")] {
            let refused = try ProductRun("housing", kfold + arguments, in: own.folder.url)
            #expect(refused.status == 73, "\(refused.messages)")
            #expect(refused.messages.hasPrefix("Error: \(file) exists already; --force replaces it"))
        }
        #expect(try (own.text("run/run.json"), own.text("oof.csv")) == files)
        #expect(try own.folder.contents().filter { $0.hasPrefix("new") }.isEmpty)
        #expect(try run("run", "--seed", "2", "--force").status == 0)
        #expect(try own.text("run/run.json") != files.0 && own.text("oof.csv") != files.1)
    }
}

/// A recipe as a record has it.
private func recipe(models: String) -> String {
    #"{"loss": "squared", "preprocessing": "fold", "target_scale": "raw", "models": [\#(models)]}"#
}
