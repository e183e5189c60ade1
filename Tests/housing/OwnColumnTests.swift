import Foundation
import TestSupport
import Testing

/// What becomes of columns by their names.
@Suite struct OwnColumnTests {
    private let own: OwnTable

    init() throws { own = try OwnTable() }

    /// The first line of a file.
    private func header(_ path: String) throws -> Substring? { try own.text(path).split(separator: "\n").first }

    @Test(arguments: [
        ("row", [], "row_,row,predicted_row"),
        ("price", ["--id", "predicted_price"], "predicted_price,price,predicted_price_"),
    ])
    func outOfFoldColumnsHaveNamesOfTheirOwn(target: String, flags: [String], expected: String) throws {
        let text = try own.text("train.csv").replacing("rent", with: "price").replacing(
            "owner,", with: "predicted_price,")
        try own.folder.write(text.utf8, to: "train.csv")
        let common = ["kfold", "--train", "train.csv", "--metric", "rmse", "--epochs", "1", "--oof", "oof.csv"]
        let run = try ProductRun("housing", common + ["--target", target] + flags, in: own.folder.url)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try header("oof.csv").map(String.init) == expected)
    }

    @Test func numbersOfRowsStandBesideATargetCalledId() throws {
        for name in ["train.csv", "test.csv"] {
            try own.folder.write(own.text(name).replacing("rent", with: "Id").utf8, to: name)
        }
        let run = try own.housing(
            "submit", "--train", "train.csv", "--test", "test.csv", "--target", "Id", "--epochs", "1", "--save",
            "model",
            "--output", "submission.csv")
        try #require(run.status == 0, "\(run.messages)")
        #expect(try header("submission.csv") == "Id_,Id")
        let again = try own.housing("predict", "--model", "model", "--input", "test.csv")
        #expect(try again.output == own.text("submission.csv"), "\(again.messages)")
    }
}
