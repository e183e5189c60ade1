import Foundation
import TestSupport
import Testing

/// Shares of the folds, run by themselves, are one run when they are merged.
@Suite struct ShareTests {
    private let own: OwnTable
    private let job = [
        "--train", "train.csv", "--target", "rent", "--metric", "mae", "--epochs", "3", "--folds", "3", "--repeats",
        "2",
        "--importance",
    ]

    init() throws { own = try OwnTable() }

    private func kfold(_ arguments: String...) throws -> ProductRun {
        try ProductRun("housing", ["kfold"] + job + arguments, in: own.folder.url)
    }

    /// A document without times.
    private func document(_ run: ProductRun) throws -> NSDictionary {
        func timeless(_ value: Any) -> Any {
            if let members = value as? [String: Any] {
                return members.filter { $0.key != "seconds" }.mapValues(timeless)
            }
            return (value as? [Any]).map { $0.map(timeless) } ?? value
        }
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(timeless(object) as? NSDictionary, "\(run.messages)")
    }

    @Test func theyComeToTheNumbersOfOneRun() throws {
        let whole = try kfold("--format", "json", "--oof", "whole.csv", "--plot", "whole.json", "--run-dir", "whole")
        for (name, folds) in [("a", "1,3,4"), ("b", "2,6"), ("c", "5")] {
            let share = try kfold("--only-folds", folds, "--run-dir", name, "--plot", "\(name).json", "--quiet")
            #expect(share.status == 0, "\(share.messages)")
            let files = try FileManager.default.contentsOfDirectory(atPath: own.folder(name).path)
            #expect(files.sorted() == ["folds.json", "run.json"])
        }
        let merged = try own.housing(
            "merge", "c", "a", "b", "--format", "json", "--oof", "merged.csv", "--plot", "merged.json", "--run-dir",
            "all")
        #expect(merged.status == 0 && merged.messages.isEmpty, "\(merged.messages)")
        #expect(try document(merged) == document(whole))
        #expect(try own.text("merged.csv") == own.text("whole.csv"))
        #expect(try own.text("merged.json") == own.text("whole.json"))
        let again = try own.housing("kfold", "--config", "all", "--format", "json")
        #expect(try document(again) == document(whole))
    }

    @Test func missingAndDoubledSharesAreNamed() throws {
        for (name, folds) in [("a", "1,2,3"), ("b", "3,4")] {
            #expect(try kfold("--only-folds", folds, "--run-dir", name).status == 0)
        }
        let missing = try own.housing("merge", "a")
        #expect(
            missing.status == 65 && missing.messages.contains("folds 4, 5, 6 of 6 are missing"), "\(missing.messages)")
        let doubled = try own.housing("merge", "a", "b")
        #expect(doubled.status == 65 && doubled.messages.contains("fold 3 is in a and in b"), "\(doubled.messages)")
        #expect(try kfold("--only-folds", "4,5,6", "--seed", "1", "--run-dir", "c").status == 0)
        let other = try own.housing("merge", "a", "c")
        #expect(other.status == 65 && other.messages.contains("a and c have different jobs"), "\(other.messages)")
        #expect(try kfold("--run-dir", "whole").status == 0)
        let none = try own.housing("merge", "whole")
        #expect(none.status == 66 && none.messages.contains("whole/folds.json"), "\(none.messages)")
        #expect(none.output.isEmpty && missing.output.isEmpty && doubled.output.isEmpty)
    }

    /// A later run in the folder replaces the record, and not the folds.
    @Test func foldsOfAnotherRunThanTheRecordAreNamed() throws {
        #expect(try kfold("--only-folds", "1,2,3", "--run-dir", "a").status == 0)
        #expect(try kfold("--seed", "1", "--run-dir", "a", "--force").status == 0)
        #expect(try kfold("--only-folds", "4,5,6", "--seed", "1", "--run-dir", "b").status == 0)
        let run = try own.housing("merge", "a", "b")
        #expect(run.status == 65 && run.messages.contains("in a are those of two runs"), "\(run.messages)")
    }

    @Test func damagedSharesAreRefused() throws {
        #expect(try kfold("--only-folds", "1,2,3,4,5,6", "--run-dir", "a").status == 0)
        let whole = try own.text("a/folds.json"), folds = #""folds":[1,2,3,4,5,6]"#
        #expect(whole.contains(folds))
        for (other, words) in [("[1,2,3,4,5]", "no share of folds"), ("[1,2,3,4,5,7]", "a has fold 7")] {
            try own.folder.write(whole.replacing(folds, with: #""folds":"# + other).utf8, to: "a/folds.json")
            let run = try own.housing("merge", "a")
            #expect(run.status == 65 && run.messages.contains(words), "\(run.messages)")
        }
    }

    @Test func curvesNeedThoseOfAllShares() throws {
        #expect(try kfold("--only-folds", "1,2,3,4,5,6", "--run-dir", "a").status == 0)
        let run = try own.housing("merge", "a", "--plot", "curves.json")
        #expect(run.status == 65 && run.messages.contains("--plot"), "\(run.messages)")
    }
}
