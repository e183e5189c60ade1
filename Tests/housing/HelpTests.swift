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
}
