import Foundation
import TestSupport
import Testing

/// The help of the main commands, whole, as `Fixtures/help` has it.
@Suite struct HelpTests {
    @Test(arguments: [[], ["train"], ["evaluate"], ["sweep"]])
    func isTheSnapshot(command: [String]) throws {
        let run = try ProductRun("fashion-mnist", command + ["--help"], environment: ["COLUMNS": "80"])
        let name = (["fashion-mnist"] + command).joined(separator: "-")
        #expect(run.status == 0)
        #expect(run.output == (try String(contentsOf: fixture("help/\(name).txt"), encoding: .utf8)))
    }
}
