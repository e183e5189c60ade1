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
        ("row", [], "row_,row,predicted_row,fold"),
        ("price", ["--id", "predicted_price"], "predicted_price,price,predicted_price_,fold"),
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

    /// Whatever the program says of a file is fit for a terminal.
    @Test func controlCharactersOfAFileAreNotShown() throws {
        let rows = (0..<60).map { "\u{1B}[2J\($0 % 3),\($0 * 7 % 20),5,name \($0),\($0)\n" }
        let text = "e\u{1B}[1mvil,a\u{1B},c\u{1B},d\u{1B},y\n" + rows.joined()
        try own.folder.write(text.utf8, to: "train.csv")
        try own.folder.write("a\u{1B},f\u{1B}\n1,2\n".utf8, to: "other.csv")
        try own.folder.write("a\u{1B},a\u{1B}\n1,2\n".utf8, to: "twice.csv")
        let train = ["--train", "train.csv", "--target", "y", "--metric", "rmse", "--epochs", "1"]
        let kept = try ProductRun("housing", ["submit"] + train + ["--save", "model"], in: own.folder.url)
        try #require(kept.status == 0)
        let commands = [
            ["inspect", "train.csv"], ["kfold", "--importance"] + train, ["kfold", "--preset", "book"] + train,
            ["submit", "--test", "other.csv"] + train, ["predict", "--model", "model", "--input", "other.csv"],
            ["inspect", "twice.csv"],
        ]
        for command in commands {
            let run = try ProductRun("housing", command, in: own.folder.url)
            #expect(run.output.contains("a.") || run.messages.contains("\\u{1B}"), "\(command): \(run.messages)")
            #expect(!(run.output + run.messages).contains("\u{1B}"), "\(command)")
        }
    }

    @Test func rowsOfATestTableWithoutIdAreNumbered() throws {
        let submit = ["submit", "--train", "id.csv", "--test", "test.csv", "--target", "rent", "--epochs", "1"]
        try own.folder.write(own.text("train.csv").replacing("row,", with: "Id,").utf8, to: "id.csv")
        try own.folder.write(own.text("test.csv").replacing("row,", with: "number,").utf8, to: "test.csv")
        let flags = ["--drop", "number", "--output"]
        let run = try ProductRun("housing", submit + flags + ["numbered.csv"], in: own.folder.url)
        #expect(run.status == 0 && run.messages.contains("the test table has no column 'Id'"), "\(run.messages)")
        #expect(try own.text("numbered.csv").hasPrefix("Id,rent\n1,"))
        let validated = try ProductRun("housing", ["kfold"] + submit.dropFirst() + flags.dropLast(), in: own.folder.url)
        #expect(validated.status == 0 && !validated.messages.contains("numbered"), "\(validated.messages)")
        let asked = try ProductRun("housing", submit + flags + ["asked.csv", "--id", "Id"], in: own.folder.url)
        #expect(
            asked.status == 64 && asked.messages.contains("test.csv, line 1, column 1: there is no column 'Id'"),
            "\(asked.messages)")
        let dropped = try ProductRun(
            "housing", submit + flags + ["dropped.csv", "--drop", "Id", "number"], in: own.folder.url)
        #expect(dropped.status == 0 && dropped.output.contains("Id (as asked)"), "\(dropped.messages)")
    }

    @Test(arguments: ["Id", "ID", "flat_id"])
    func predictionsCarryAnIdentifierThatTheModelDoesNotKnow(name: String) throws {
        let submit = ["submit", "--train", "train.csv", "--target", "rent", "--epochs", "1"]
        let run = try ProductRun("housing", submit + ["--save", "model"], in: own.folder.url)
        try #require(run.status == 0, "\(run.messages)")
        try own.folder.write("area,\(name),rooms,quarter\n40,007,2,north\n50,A-1,1,south\n".utf8, to: "new.csv")
        let predicted = try own.housing("predict", "--model", "model", "--input", "new.csv")
        #expect(predicted.output.hasPrefix("\(name),rent\n007,") && predicted.output.contains("\nA-1,"))
        #expect(!predicted.messages.contains("numbered"), "\(predicted.messages)")
    }

    @Test func numbersOfRowsAreThoseOfTheFile() throws {
        let submit = ["submit", "--train", "train.csv", "--target", "rent", "--epochs", "1"]
        try #require(try ProductRun("housing", submit + ["--save", "model"], in: own.folder.url).status == 0)
        try own.folder.write("area,rooms,quarter\n40,2,north\n50,1\n60,1,south\n".utf8, to: "new.csv")
        let run = try own.housing("predict", "--model", "model", "--input", "new.csv", "--bad-rows", "skip")
        #expect(run.output.hasPrefix("Id,rent\n1,") && run.output.contains("\n3,"), "\(run.output)")
        #expect(run.messages.contains("no column identifies the rows: they are numbered"), "\(run.messages)")
    }

    @Test(arguments: [[], ["--id", "Id"]]) func onlyTheTestTableMayHaveTheIdentifier(flags: [String]) throws {
        try own.folder.write(own.text("test.csv").replacing("row,", with: "Id,").utf8, to: "test.csv")
        let submit = ["submit", "--train", "train.csv", "--test", "test.csv", "--target", "rent", "--epochs", "1"]
        let run = try ProductRun("housing", submit + flags + ["--output", "new.csv"], in: own.folder.url)
        try #require(run.status == 0, "\(run.messages)")
        #expect(try own.text("new.csv").hasPrefix("Id,rent\n120,"))
        let other = try ProductRun("housing", submit + ["--id", "number"], in: own.folder.url)
        #expect(other.status == 64 && other.messages.contains("no column 'number'"), "\(other.messages)")
    }

    @Test func identifiersThatComeTwiceAreWarnedOf() throws {
        try own.folder.write((OwnTable.text(rows: 0..<3, withTarget: false) + "2,40,2,north,x\n").utf8, to: "test.csv")
        let run = try own.housing(
            "submit", "--train", "train.csv", "--test", "test.csv", "--target", "rent", "--id", "row", "--epochs", "1")
        #expect(run.status == 0 && run.messages.contains("such as '2' of row 3 in row 4"), "\(run.messages)")
    }

    @Test(arguments: [("--drop", "--numeric"), ("--drop", "--categorical"), ("--numeric", "--categorical")])
    func aColumnIsTreatedInOneWay(first: String, second: String) throws {
        let run = try own.housing("kfold", "--train", "train.csv", "--target", "rent", first, "area", second, "area")
        #expect(run.status == 64)
        #expect(run.messages.contains("\(first) and \(second) name the same column, area"), "\(run.messages)")
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
