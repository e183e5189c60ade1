import Foundation
import TestSupport
import Testing

@testable import housing

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
        #expect(!record.contains("bob") && !record.contains("s3cret"))
        let document = try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any]
        let recorded = try #require(document?["arguments"] as? [String])
        let expected = mirror.map { $0.replacing("ADDRESS", with: "http://***@127.0.0.1:9/data?***") }
        #expect(recorded == ["kfold"] + arguments + expected + ["--run-dir", "run"])
        #expect(try own.housing("kfold", "--config", "run/run.json").status == 0)
    }

    @Test func aRecordThatNamesOneIsRefused() throws {
        try own.folder.write(#"{"arguments": ["kfold", "--config", "run.json"], "files": []}"#.utf8, to: "run.json")
        #expect(try own.housing("kfold", "--config", "run.json").status == 65)
    }

    @Test func aRecordOfUnknownFlagsIsNamed() throws {
        try own.folder.write(#"{"arguments": ["kfold", "--folts", "3"], "files": []}"#.utf8, to: "run.json")
        let run = try own.housing("kfold", "--config", "run.json")
        #expect(run.status == 64, "\(run.messages)")
        #expect(run.messages.hasPrefix("Error: With what run.json says: Unknown option '--folts'"), "\(run.messages)")
        #expect(run.messages.contains("Usage: housing kfold <options>"), "\(run.messages)")
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
            #expect(refused.messages.hasPrefix("Error: \(file) exists already; --force replaces it."))
        }
        #expect(try (own.text("run/run.json"), own.text("oof.csv")) == files)
        #expect(try own.folder.contents().filter { $0.hasPrefix("new") }.isEmpty)
        #expect(try run("run", "--seed", "2", "--force").status == 0)
        #expect(try own.text("run/run.json") != files.0 && own.text("oof.csv") != files.1)
    }

    @Test(arguments: [
        ("--a 1 --b 2 3", "--b 4", "--a 1 --b 4"), ("--a=1 --b 2", "--a 3", "--b 2 --a 3"),
        ("--a 1 -q --b 2", "--a 3", "-q --b 2 --a 3"), ("--train a --test - --c", "--dataset s", "--c --dataset s"),
        ("--dataset s --c -5", "--train a", "--c -5 --train a"), ("--shuffle", "--no-shuffle", "--no-shuffle"),
    ])
    func flagsTakeEachOthersPlace(recorded: String, given: String, both: String) {
        let lists = [recorded, given].map { FlagList($0.split(separator: " ").map(String.init)) }
        #expect(lists[0].replaced(by: lists[1]).arguments.joined(separator: " ") == both)
    }

    @Test func flagsAreTakenOutWithTheirValues() {
        let flags = FlagList(["--a", "1", "--run-dir", "x", "-q", "--b", "--run-dir=y", "--force"])
        #expect(flags.names == ["--a", "--run-dir", "-q", "--b", "--force"])
        #expect(flags.removing(FlagList.ofOneRun.union(["--run-dir"])).arguments == ["--a", "1", "--b"])
    }
}
