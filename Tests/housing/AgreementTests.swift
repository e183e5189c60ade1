import Foundation
import TestSupport
import Testing

/// A submission and the predictions of the model that was kept for it are the same, whatever the test table looks like.
@Suite struct AgreementTests {
    private let own: OwnTable

    init() throws { own = try OwnTable() }

    /// Submits the test table and predicts it again; gives the predictions, which are the same.
    private func predictions(training: String, test: String, _ options: String...) throws -> [String] {
        try own.folder.write(training.utf8, to: "train.csv")
        try own.folder.write(test.utf8, to: "test.csv")
        let common = ["--train", "train.csv", "--test", "test.csv", "--target", "y", "--id", "id", "--metric", "mae"]
        let run = try ProductRun(
            "housing", ["submit"] + common + ["--output", "submission.csv", "--save", "model"] + options,
            in: own.folder.url)
        try #require(run.status == 0, "\(run.messages)")
        let again = try own.housing("predict", "--model", "model", "--input", "test.csv", "--quiet")
        #expect(again.output == (try own.text("submission.csv")), "\(again.messages)")
        return again.output.split(separator: "\n").map(String.init)
    }

    /// Codes such as 01 and 1 are two categories of text, in a test table without other text, too.
    @Test func textThatLooksLikeNumbersStaysText() throws {
        let effects = [("01", 1000), ("1", 1200), ("AB", 900)]
        let rows = (0..<90).map { "\($0),\(effects[$0 % 3].0),\($0 % 7),\(effects[$0 % 3].1 + $0 % 7)" }
        let lines = try predictions(
            training: "id,zip,x,y\n" + rows.joined(separator: "\n") + "\n", test: "id,zip,x\n0,01,3\n1,1,3\n")
        let numbers = lines.dropFirst().compactMap { Double($0.split(separator: ",")[1]) }
        try #require(numbers.count == 2)
        #expect(numbers[1] - numbers[0] > 100, "\(numbers)")
    }

    /// Blanks, hexadecimal digits and booleans in text that is to be numbers.
    @Test func spellingsOfNumbersAreReadInOneWay() throws {
        let spellings = [" 3", "n/k", "0x1F", "True", "4.5", "7 "]
        let rows = (0..<60).map { "\($0),\(spellings[$0 % 6]),\($0 % 7),\($0 % 6 * 10 + $0 % 7)" }
        let test = (0..<6).map { "\($0),\(spellings[$0]),1" }
        let lines = try predictions(
            training: "id,v,x,y\n" + rows.joined(separator: "\n") + "\n",
            test: "id,v,x\n" + test.joined(separator: "\n") + "\n", "--numeric", "v")
        #expect(lines.count == 7)
    }

    @Test func identifiersAreKeptAsTheyAreSpelled() throws {
        let rows = (0..<40).map { "\($0),\($0 % 7),\($0 % 7 * 3)" }
        let lines = try predictions(
            training: "id,x,y\n" + rows.joined(separator: "\n") + "\n", test: "id,x\nNA,1\nnull,2\n007,3\n\"a,b\",4\n")
        #expect(lines.dropFirst().map { $0.prefix { $0 != "," } } == ["NA", "null", "007", "\"a"])
    }

    @Test func predictionsSayWhatWasNotUnderstood() throws {
        let rows = (0..<40).map { "\($0),\($0 % 7),\($0 % 2 == 0 ? "a" : "b"),\($0 % 7 * 3)" }
        _ = try predictions(
            training: "id,x,c,y\n" + rows.joined(separator: "\n") + "\n", test: "id,x,c\n1,1,a\n")
        let odd = ["number,x,c"] + (0..<5000).map { "\($0),1,a" } + ["0,\"1,5\",a", "0,1,z"]
        try own.folder.write((odd.joined(separator: "\n") + "\n").utf8, to: "odd.csv")
        let run = try own.housing("predict", "--model", "model", "--input", "odd.csv")
        #expect(run.status == 0)
        #expect(run.messages.contains("no column 'id': the rows are numbered"))
        #expect(run.messages.contains("in the block after row 4096: column 'x' is text"))
        #expect(run.messages.contains("in the block after row 4096: column 'c' has unknown categories"))
        try own.folder.write((odd.dropLast(2) + ["0,inf,a"]).joined(separator: "\n").utf8, to: "odd.csv")
        let refused = try own.housing("predict", "--model", "model", "--input", "odd.csv", "--output", "new.csv")
        #expect(refused.status == 65 && refused.messages.contains("after row 4096: column 'x' is inf in row 905"))
        #expect(try !own.folder.contents().contains("new.csv"))
    }

    /// The targets of the file, not their neighbours among numbers of 24 bits.
    @Test func outOfFoldTargetsAreThoseOfTheFile() throws {
        let targets = (0..<30).map { "\(100 + $0).15" }
        let rows = targets.enumerated().map { "\($0),\($0 % 7),\($1)" }
        try own.folder.write(("id,x,y\n" + rows.joined(separator: "\n") + "\n").utf8, to: "train.csv")
        let run = try own.housing(
            "kfold", "--train", "train.csv", "--target", "y", "--id", "id", "--epochs", "1", "--oof", "oof.csv")
        #expect(run.status == 0, "\(run.messages)")
        let lines = try own.text("oof.csv").split(separator: "\n").dropFirst()
        #expect(lines.map { $0.split(separator: ",")[1] } == targets.map { Substring($0) })
    }

    @Test func targetsThatFloatDoesNotTellApartAreRefused() throws {
        let rows = (0..<30).map { "\($0),\($0 % 7),\(1_700_000_000 + 10 * ($0 % 7))" }
        try own.folder.write(("id,x,y\n" + rows.joined(separator: "\n") + "\n").utf8, to: "train.csv")
        let run = try own.housing("kfold", "--train", "train.csv", "--target", "y", "--metric", "mae")
        #expect(run.status == 65 && run.messages.contains("Subtract a number near its mean"), "\(run.messages)")
    }
}
