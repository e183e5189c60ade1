import Foundation
import TestSupport
import Testing

/// The slips of a first session are answered with what was meant.
@Suite struct NewcomerTests {
    private let own: OwnTable

    init() throws { own = try OwnTable() }

    @Test(
        arguments: [
            (["kflod"], "There is no command 'kflod': did you mean 'kfold'?", "housing <subcommand>"),
            (["help", "kflod"], "There is no command 'kflod': did you mean 'kfold'?", "housing <subcommand>"),
            (["help", "nonsense"], "There is no command 'nonsense': there are 'kfold', ", "housing <subcommand>"),
            (["flats.csv"], "There is no command 'flats.csv': there are 'kfold', ", "housing <subcommand>"),
            (["data", "lst"], "There is no command 'lst': did you mean 'list'?", "housing data <subcommand>"),
        ])
    func aMisspelledCommandIsAnErrorThatNamesTheRightOne(words: [String], message: String, usage: String) throws {
        let run = try ProductRun("housing", words)
        #expect(run.status == 64 && run.output == "")
        #expect(run.messages.hasPrefix("Error: \(message)"), "\(run.messages)")
        #expect(run.messages.contains("\nUsage: \(usage)\n"), "\(run.messages)")
    }

    @Test(arguments: [["help"], ["help", "kfold"], ["help", "data", "list"], ["data"], []])
    func helpIsShown(words: [String]) throws {
        let run = try ProductRun("housing", words)
        #expect(run.status == 0 && run.output.contains("USAGE: housing"), "\(run.messages)")
    }

    @Test(arguments: ["kfold", "sweep", "submit"]) func aTableWithoutItsFlagIsAnsweredWithTheFlag(command: String)
        throws
    {
        let run = try own.housing(command, "train.csv", "--target", "rent")
        #expect(run.status == 64 && run.output == "")
        #expect(
            run.messages.hasPrefix("Error: Unexpected argument 'train.csv': did you mean '--train train.csv'?\n"),
            "\(run.messages)")
        let other = try own.housing(command, "rent")
        #expect(
            other.status == 64 && other.messages.hasPrefix("Error: Unexpected argument 'rent'\n"), "\(other.messages)")
    }

    @Test(
        arguments: [
            ("--hidden", ["8", "4"]), ("--drop", ["area", "rooms"]), ("--numeric", ["area", "rooms"]),
            ("--categorical", ["area", "rooms"]),
        ])
    func listsHaveBlanksOrCommas(flag: String, values: [String]) throws {
        func dryRun(_ list: [String]) throws -> String {
            let run = try ProductRun(
                "housing",
                ["kfold", "--train", "train.csv", "--target", "rent", "--dry-run", "--format", "json", flag] + list,
                in: own.folder.url)
            #expect(run.status == 0, "\(run.messages)")
            return run.output
        }
        let blanks = try dryRun(values)
        #expect(try dryRun([values.joined(separator: ",")]) == blanks)
        #expect(try dryRun([values[0] + ",", values[1]]) == blanks)
        #expect(try dryRun([values[0]]) != blanks || flag == "--numeric")
    }

    @Test func listsOfProbabilitiesHaveBlanksOrCommas() throws {
        let plan = [
            "kfold", "--dataset", "sample", "--dry-run", "--format", "json", "--cache-dir", "cache", "--hidden", "8,4",
        ]
        let runs = try [["0.1", "0.2"], ["0.1,0.2"]].map {
            try ProductRun("housing", plan + ["--dropout"] + $0, in: own.folder.url)
        }
        #expect(runs[0].status == 0 && runs[0].output == runs[1].output, "\(runs[0].messages)")
    }

    @Test func foldsHaveBlanksOrCommas() throws {
        let runs = try [["1", "3"], ["1,3"]].map {
            try ProductRun(
                "housing", ["kfold", "--train", "train.csv", "--target", "rent", "--epochs", "1", "--only-folds"] + $0,
                in: own.folder.url)
        }
        for run in runs {
            let folds = run.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }.suffix(4)
            #expect(folds == ["1", "3", "mean", "std"], "\(run.messages)")
        }
    }

    @Test(
        arguments: [
            ("--learning-rate", ["0.01", "0.02"]), ("--dropout", ["0", "0.1"]), ("--weight-decay", ["0", "0.1"]),
            ("--depth", ["1", "2"]), ("--epochs", ["1", "2"]), ("--batch-size", ["16", "32"]),
            ("--activation", ["relu", "tanh"]), ("--initializer", ["he", "xavier"]), ("--optimizer", ["adam", "sgd"]),
        ])
    func listsOfSweepsHaveBlanksOrCommas(flag: String, values: [String]) throws {
        let sweep = ["sweep", "--train", "train.csv", "--target", "rent", "--hidden", "4", "--folds", "2"]
        let epochs = flag == "--epochs" ? [] : ["--epochs", "1"]
        func columns(_ list: [String]) throws -> [[Substring]] {
            let run = try ProductRun("housing", sweep + epochs + [flag] + list, in: own.folder.url)
            #expect(run.status == 0, "\(run.messages)")
            return run.output.split(separator: "\n").map { $0.split(separator: " ").dropLast() }
        }
        let (blanks, commas) = try (columns(values), columns([values.joined(separator: ",")]))
        #expect(blanks == commas && blanks.count == 3, "\(blanks)")
    }

    @Test func aRangeStandsAlone() throws {
        let run = try own.housing("sweep", "--dataset", "sample", "--trials", "2", "--learning-rate", "0.1...1", "2")
        #expect(run.status == 64 && run.messages.contains("no other values beside it"), "\(run.messages)")
    }

    /// A name that has a comma is quoted.
    @Test func namesOfColumnsMayHaveCommas() throws {
        try own.folder.write("\"a, b\",a,y\n1,2,3\n2,2,4\n3,5,9\n".utf8, to: "comma.csv")
        let run = try own.housing("inspect", "comma.csv", "--head", "1", "--columns", "\"a, b\"", "y")
        #expect(run.output == "   a, b  y\n0     1  3\n[3 rows x 2 columns]\n", "\(run.messages)")
        let wrong = try own.housing("inspect", "comma.csv", "--columns", "a,c")
        #expect(wrong.status == 64 && wrong.messages.contains("'c'"), "\(wrong.messages)")
    }

    @Test(
        arguments: [
            (["kfold", "--plot", "x.json"], "--plot"), (["kfold", "--oof", "x.csv"], "--oof"),
            (["submit", "--plot", "x.json"], "--plot"), (["submit", "--save", "model"], "--save"),
        ])
    func aDryRunWithAFileIsRefused(command: [String], flag: String) throws {
        let run = try ProductRun(
            "housing", command + ["--train", "train.csv", "--target", "rent", "--dry-run"], in: own.folder.url)
        #expect(run.status == 64 && run.output == "")
        #expect(
            run.messages.hasPrefix("Error: --dry-run stops before training and writes nothing: leave out \(flag).\n"),
            "\(run.messages)")
    }

    /// Whatever the width of the terminal, tables fit 60 columns; charts fit the terminal.
    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "script of util-linux is not there"))
    func tablesAndChartsFitSixtyColumns() throws {
        let program = product("housing").path
        let command = """
            stty cols 60; '\(program)' kfold --train train.csv --target rent --epochs 40 --repeats 2 --importance \
            --preset best --metric rmse --plot curves.json
            """
        let run = try ProductRun(
            program: URL(filePath: "/usr/bin/script"), ["-qec", command, "/dev/null"], environment: ["TERM": "xterm"],
            in: own.folder.url)
        #expect(run.status == 0, "\(run.output)")
        let lines = run.output.split(whereSeparator: \.isNewline).map { $0.replacing("\u{1B}[K", with: "") }
        #expect(lines.contains { $0.contains("worse when shuffled") } && lines.contains { $0.contains("─── train") })
        for line in lines where !line.hasPrefix("preset ") { #expect(line.count <= 60, "\(line)") }
    }
}
