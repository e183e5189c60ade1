import Foundation
import TestSupport
import Testing

/// The program for any table has the commands of `housing`, without data of its own.
@Suite struct TabularKitTests {
    private let own: OwnTable

    init() throws { own = try OwnTable() }

    private func tabularkit(_ arguments: String...) throws -> ProductRun {
        try ProductRun("tabularkit", arguments, in: own.folder.url)
    }

    @Test func theSameCommandsGiveTheSame() throws {
        let flags = ["--train", "train.csv", "--target", "rent", "--epochs", "2", "--oof"]
        for program in ["housing", "tabularkit"] {
            let run = try ProductRun(program, ["kfold"] + flags + ["\(program).csv"], in: own.folder.url)
            #expect(run.status == 0, "\(run.messages)")
        }
        #expect(try own.text("housing.csv") == own.text("tabularkit.csv"))
        let kept = try tabularkit(
            "submit", "--train", "train.csv", "--target", "rent", "--epochs", "2", "--save", "model")
        #expect(kept.output.contains("model: the model, for 'tabularkit predict'"), "\(kept.messages)")
        #expect(try tabularkit("predict", "--model", "model", "--input", "test.csv").output.hasPrefix("Id,rent\n"))
        #expect(try tabularkit("inspect", "train.csv").output.contains("[120 rows x 6 columns]"))
        #expect(try tabularkit("data", "list").output.contains("house_sample"))
        #expect(try tabularkit("kfold", "--dataset", "sample", "--epochs", "1", "--cache-dir", "cache").status == 0)
    }

    @Test(arguments: ["kfold", "submit", "sweep"]) func aTableIsToBeNamed(command: String) throws {
        let run = try tabularkit(command)
        #expect(
            run.status == 64 && run.messages.hasPrefix("Error: --train names the training table."), "\(run.messages)")
        #expect(run.messages.contains("Usage: tabularkit \(command) <options>"))
    }

    @Test(arguments: ["tabularkit", "tabularkit-kfold"]) func theHelpIsTheSnapshot(name: String) throws {
        let command = name.split(separator: "-").dropFirst().map(String.init)
        let run = try ProductRun("tabularkit", command + ["--help"], environment: ["COLUMNS": "80"])
        #expect(run.output == (try String(contentsOf: fixture("help/\(name).txt"), encoding: .utf8)))
    }

    @Test func itsNameStandsInItsHelp() throws {
        #expect(try tabularkit("--version").output == ProductRun("housing", ["--version"]).output)
        for command in ["kfold", "merge", "sweep", "submit", "predict", "inspect", "data"] {
            let help = try tabularkit(command, "--help").output
            #expect(help.contains("  tabularkit \(command)") && !help.contains("housing "), "\(help)")
        }
        let script = try tabularkit("--generate-completion-script", "bash").output
        #expect(script.contains("_tabularkit") && script.contains("merge"))
    }
}
