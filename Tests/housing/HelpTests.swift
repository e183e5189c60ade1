import Foundation
import TestSupport
import Testing

/// The help of the main commands, whole, as `Fixtures/help` has it.
@Suite struct HelpTests {
    @Test(arguments: ["housing", "kfold", "sweep", "submit", "predict", "inspect"])
    func isTheSnapshot(name: String) throws {
        let command = name == "housing" ? [] : [name]
        let run = try ProductRun("housing", command + ["--help"], environment: ["COLUMNS": "80"])
        #expect(run.status == 0)
        #expect(run.output == (try String(contentsOf: fixture("help/\(name).txt"), encoding: .utf8)))
    }

    /// The shell itself finds no fault with the completions, which name every command.
    @Test func completionsAreAScript() throws {
        let folder = try TemporaryFolder()
        let script = try ProductRun("housing", ["--generate-completion-script", "bash"]).output
        for name in ["kfold", "sweep", "submit", "predict", "inspect", "data"] { #expect(script.contains(name)) }
        let file = try folder.write(script.utf8, to: "housing")
        let check = try ProductRun(program: URL(filePath: "/bin/bash"), ["-n", file.path])
        #expect(check.status == 0 && check.messages == "")
    }
}
