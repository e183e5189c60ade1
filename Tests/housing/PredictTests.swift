import Foundation
import TestSupport
import Testing

@Suite struct PredictTests {
    private static let python = ProcessInfo.processInfo.environment["TABULARKIT_PYTHON"]
    private let own: OwnTable

    /// Keeps a model, and what it predicts for the test table.
    init() throws {
        own = try OwnTable()
        let run = try own.housing(
            "submit", "--train", "train.csv", "--test", "test.csv", "--target", "rent", "--preset", "best", "--epochs",
            "5",
            "--save", "model", "--output", "submission.csv")
        try #require(run.status == 0, "\(run.messages)")
    }

    @Test func anotherProcessPredictsTheSameBitForBit() throws {
        let run = try own.housing("predict", "--model", "model", "--input", "test.csv", "--output", "new.csv", "-v")
        #expect(run.status == 0 && run.output == "", "\(run.messages)")
        #expect(run.messages.hasPrefix("Debug: 1180 rows are predicted\n"))
        #expect(try own.text("new.csv") == own.text("submission.csv"))
        #expect(try own.text("new.csv").split(separator: "\n").count == 1181)
        #expect(
            try own.housing("predict", "--model", "model", "--input", "test.csv", "--output", "new.csv").status == 73)
    }

    @Test func anOlderModelIsReplacedOnlyByForce() throws {
        let train = ["submit", "--train", "train.csv", "--target", "rent", "--epochs", "2", "--save", "model"]
        let weights = own.folder("model/weights.safetensors"), old = try Data(contentsOf: weights)
        let refused = try ProductRun("housing", train, in: own.folder.url)
        #expect(refused.status == 73 && refused.messages.contains("--force"), "\(refused.messages)")
        #expect(try Data(contentsOf: weights) == old)
        let replaced = try ProductRun("housing", train + ["--force"], in: own.folder.url)
        #expect(replaced.status == 0, "\(replaced.messages)")
        #expect(try Data(contentsOf: weights) != old)
        #expect(try own.folder.contents().allSatisfy { !$0.hasPrefix(".") })
    }

    @Test func damagedCompressionNamesTheFile() throws {
        try own.folder.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3], to: "rows.csv.gz")
        let run = try own.housing("predict", "--model", "model", "--input", "rows.csv.gz")
        #expect(run.status == 65 && run.messages.contains("rows.csv.gz"), "\(run.messages)")
    }

    @Test func theTrainingCurveIsDrawnWithoutATestTable() throws {
        let run = try own.housing(
            "submit", "--train", "train.csv", "--target", "rent", "--epochs", "3", "--save", "other", "--plot",
            "curve.json")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("train log-RMSE ") && !run.output.contains("upload"))
        #expect(run.output.contains("\nother: the model, for 'housing predict'\n"))
        #expect(try own.text("curve.json").contains("log rmse"))
        #expect(try own.folder.contents().contains("other/weights.safetensors"))
    }

    @Test func aPipeIsReadLikeAFile() throws {
        let command = "cat test.csv | \"$0\" predict --model model --input - | cmp - submission.csv"
        let run = try ProductRun(
            program: URL(filePath: "/bin/sh"), ["-c", command, product("housing").path], in: own.folder.url)
        #expect(run.status == 0 && run.output == "", "\(run.messages)")
    }

    @Test func aTableThatLacksColumnsIsRefusedWithTheirNames() throws {
        try own.folder.write("row,rooms,owner\n1,2,x\n".utf8, to: "narrow.csv")
        let run = try own.housing("predict", "--model", "model", "--input", "narrow.csv")
        #expect(run.status == 65 && run.output == "")
        #expect(run.messages.contains("'area', 'quarter'"))
    }

    @Test func aWrongSeparatorIsGuessed() throws {
        try own.folder.write(own.text("test.csv").replacing(",", with: "\t").utf8, to: "tabs.csv")
        let wrong = try own.housing("predict", "--model", "model", "--input", "tabs.csv")
        #expect(wrong.status == 64 && wrong.messages.contains("--separator 'tab'"), "\(wrong.messages)")
        let inspected = try own.housing("inspect", "tabs.csv")
        #expect(inspected.status == 0 && inspected.messages.contains("--separator 'tab'"), "\(inspected.messages)")
        let right = try own.housing("predict", "--model", "model", "--input", "tabs.csv", "--separator", "tab")
        #expect(try right.output == own.text("submission.csv"))
    }

    @Test func aModelOfAnotherFormIsRefused() throws {
        let document = try own.text("model/model.json")
        try own.folder.write(document.replacing("tabularkit regressor 5", with: "other").utf8, to: "model/model.json")
        let run = try own.housing("predict", "--model", "model", "--input", "test.csv")
        #expect(run.status == 65 && run.messages.contains("model"))
        try own.folder.write(
            document.replacing("\"hidden\" : [", with: "\"hidden\" : [ -1, ").utf8, to: "model/model.json")
        #expect(try own.housing("predict", "--model", "model", "--input", "test.csv").status == 65)
        for (text, other) in [("\"columns\" : 0,", "\"columns\" : 99,"), ("\"weight\" : ", "\"weight\" : -")] {
            #expect(document.contains(text))
            try own.folder.write(document.replacing(text, with: other).utf8, to: "model/model.json")
            #expect(try own.housing("predict", "--model", "model", "--input", "test.csv").status == 65)
        }
        let layers = String(repeating: "1, ", count: 100_000)
        try own.folder.write(
            document.replacing("\"hidden\" : [", with: "\"hidden\" : [ \(layers)").utf8, to: "model/model.json")
        #expect(try own.housing("predict", "--model", "model", "--input", "test.csv").status == 65)
    }

    @Test func weightsOfOtherNamesAreRefusedWithTheirFile() throws {
        let file = own.folder("model/weights.safetensors")
        var bytes = try Data(contentsOf: file)
        let name = try #require(bytes.firstRange(of: Data("0.wide.weight".utf8)))
        bytes.replaceSubrange(name, with: Data("0.wide.height".utf8))
        try bytes.write(to: file)
        let run = try own.housing("predict", "--model", "model", "--input", "test.csv")
        #expect(run.status == 65)
        #expect(run.messages.hasPrefix("Error: The state in model/weights.safetensors is not "), "\(run.messages)")
        #expect(run.messages.contains("unexpected: 0.wide.height"), "\(run.messages)")
    }

    @Test(
        .enabled(if: python != nil, "TABULARKIT_PYTHON names no Python with numpy and safetensors"),
        arguments: [
            ["--preset", "best"], ["--preset", "book"],
            ["--preset", "book", "--hidden", "8", "--learning-rate", "0.1"],
            ["--hidden", "8,4", "--activation", "tanh", "--metric", "mae"],
        ])
    func pythonReproducesThePredictions(flags: [String]) throws {
        let script = fixture("reference/predict_saved_model.py")
        #expect(try String(contentsOf: script, encoding: .utf8).split(separator: "\n").count <= 35)
        let submit = ["submit", "--train", "train.csv", "--test", "test.csv", "--target", "rent", "--epochs", "5"]
        let kept = try ProductRun(
            "housing", submit + flags + ["--save", "other", "--output", "submission.csv", "--force"], in: own.folder.url
        )
        try #require(kept.status == 0, "\(kept.messages)")
        let run = try ProductRun(
            program: URL(filePath: #require(Self.python)), [script.path, "other", "test.csv"], in: own.folder.url)
        let theirs = run.output.split(separator: "\n").compactMap { Double($0) }
        let ours = try own.text("submission.csv").split(separator: "\n").dropFirst().compactMap { line in
            line.split(separator: ",").last.flatMap { Double($0) }
        }
        #expect(ours.count == 1180 && theirs.count == ours.count, "\(run.messages)")
        #expect(zip(theirs, ours).allSatisfy { abs($0 - $1) <= 1e-5 * abs($1) })
    }
}
