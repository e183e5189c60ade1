import Foundation
import TestSupport
import Testing

/// The help of the main commands, whole, as `Fixtures/help` has it.
@Suite struct HelpTests {
    @Test(arguments: ["housing", "kfold", "merge", "sweep", "submit", "predict", "inspect", "data-fetch"])
    func isTheSnapshot(name: String) throws {
        let command = name == "housing" ? [] : name.split(separator: "-").map(String.init)
        let run = try ProductRun("housing", command + ["--help"], environment: ["COLUMNS": "80"])
        #expect(run.status == 0)
        #expect(run.output == (try String(contentsOf: fixture("help/\(name).txt"), encoding: .utf8)))
    }

    /// The flags that people use first are a group of their own, the first one, of one line each but for a few.
    @Test(
        arguments: [
            (
                "kfold",
                ["--train", "--target", "--metric", "--preset", "--folds", "--epochs", "--learning-rate", "--seed"]
            ),
            ("submit", ["--train", "--test", "--target", "--metric", "--preset", "--epochs", "--output", "--save"]),
            (
                "sweep",
                ["--train", "--target", "--metric", "--preset", "--learning-rate", "--epochs", "--trials", "--folds"]
            ),
        ])
    func commonFlagsComeFirst(command: String, flags: [String]) throws {
        let help = try ProductRun("housing", [command, "--help"], environment: ["COLUMNS": "80"]).output
        let groups = help.components(separatedBy: " OPTIONS:\n")
        try #require(groups.count > 2 && groups[0].hasSuffix("\nCOMMON"))
        for flag in flags {
            #expect(groups[1].contains("\n  \(flag) ") || groups[1].hasPrefix("  \(flag) "))
        }
        #expect(groups[1].split(separator: "\n").count { $0.hasPrefix("  --") } <= 12)
    }

    /// The shell itself finds no fault with the completions, which name every command.
    @Test func completionsAreAScript() throws {
        let folder = try TemporaryFolder()
        let script = try ProductRun("housing", ["--generate-completion-script", "bash"]).output
        for name in ["kfold", "merge", "sweep", "submit", "predict", "inspect", "data"] {
            #expect(script.contains(name))
        }
        let file = try folder.write(script.utf8, to: "housing")
        let check = try ProductRun(program: URL(filePath: "/bin/bash"), ["-n", file.path])
        #expect(check.status == 0 && check.messages == "")
    }

    /// What a shell offers for the beginning of a path.
    @Test func completionsKnowFilesAndFolders() throws {
        let folder = try TemporaryFolder()
        for path in ["table.csv", "tables/other.csv"] { try folder.write("a\n".utf8, to: path) }
        try folder.write(
            ProductRun("housing", ["--generate-completion-script", "bash"]).output.utf8, to: "completions")
        for (words, offered) in [
            ("kfold --train", ["table.csv", "tables"]), ("kfold --run-dir", ["tables"]),
            ("inspect", ["table.csv", "tables"]),
        ] {
            let script = """
                source completions
                COMP_LINE="housing \(words) ta"; COMP_POINT=${#COMP_LINE}
                COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _housing housing ta "${COMP_WORDS[COMP_CWORD - 1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """
            let run = try ProductRun(program: URL(filePath: "/bin/bash"), ["-c", script], in: folder.url)
            #expect(Set(run.output.split(separator: "\n").map(String.init)) == Set(offered), "\(run.messages)")
        }
    }

    /// The help tells what the preset book does, from its code.
    @Test(arguments: ["kfold", "submit", "sweep"])
    func defaultsAreTold(command: String) throws {
        let help = try ProductRun("housing", [command, "--help"], environment: ["COLUMNS": "400"]).output
        for value in ["none", "relu", "pytorch", "100", "5", "0", "64", "adam"] {
            #expect(help.contains("(book: \(value))"), "\(value)")
        }
    }
}
