import ArgumentParser
import CommandSupport
import DataHub
import Foundation
import TestSupport
import Testing

@testable import TableCommands
@testable import housing

private let strace = URL(filePath: "/usr/bin/strace")

@Suite struct DataCommandTests {
    @Test func cleanRemovesWhatIsNamedOrAll() throws {
        let folder = try TemporaryFolder()
        func data(_ arguments: String...) throws -> ProductRun {
            try ProductRun("housing", ["data"] + arguments + ["--cache-dir", "cache"], in: folder.url)
        }
        for selection in ["house_sample", "--all"] {
            #expect(try data("fetch", "house_sample").status == 0)
            #expect(try data("clean").status == 64)
            #expect(try data("verify", "house_sample").output.contains("valid"))
            #expect(try data("clean", selection).output == "house_sample\n")
            #expect(try data("verify", "house_sample").output.contains("missing"))
        }
    }

    @Test(
        arguments: [
            [DataCommand<Housing>.self],
            [DataList<Housing>.self, DataVerify<Housing>.self, DataClean<Housing>.self],
        ]
            as [[any ParsableCommand.Type]])
    func everyHelpHasAnExample(commands: [any ParsableCommand.Type]) {
        for command in commands { #expect(Housing.helpMessage(for: command).contains("EXAMPLE\n  housing data")) }
    }

    /// Some network file systems know no locks: there nobody can tell whether an unfinished fetch goes on.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: strace.path), "strace is not there"))
    func withoutLocksAllButUnfinishedFetchesIsRemoved() throws {
        let folder = try TemporaryFolder(), program = product("housing").path
        func data(_ arguments: String...) throws -> ProductRun {
            let refuseLocks = ["-qq", "-f", "-o", "/dev/null", "-e", "inject=flock:error=ENOLCK"]
            return try ProductRun(
                program: strace, refuseLocks + [program, "data"] + arguments + ["--cache-dir", "cache"], in: folder.url)
        }
        let fetched = try data("fetch", "house_sample")
        #expect(fetched.status == 0, "\(fetched.messages)")
        let cleaned = try data("clean", "house_sample")
        #expect(cleaned.status == 0 && cleaned.output == "house_sample\n" && cleaned.messages == "")
        #expect(try folder.contents() == ["cache"])

        let place = URL(filePath: fetched.output.trimmingCharacters(in: .newlines))
        let unfinished = "cache/\(place.deletingLastPathComponent().lastPathComponent)/.incoming-1"
        try folder.write("x".utf8, to: unfinished)
        let kept = try data("clean", "house_sample")
        #expect(kept.status == 0 && kept.messages.contains("No locks available"), "\(kept.messages)")
        #expect(try folder.contents().contains(unfinished))
    }

    @Test func aMissingFileKeepsNoOtherAway() throws {
        let folder = try TemporaryFolder()
        let arguments = ["--mirror", folder("none").path, "--cache-dir", folder("cache").path]
        let run = try ProductRun("housing", ["data", "fetch", "--all"] + arguments)
        #expect(run.status == 69)
        let fetched = run.output.split(separator: "\n").compactMap { $0.split(separator: "/").last }
        #expect(fetched == ["house-sample.zip", "fashion-sample.zip"])
        for file in Registry.builtIn.files {
            if case .url = file.source { #expect(run.messages.contains("cannot fetch \(file.name) ")) }
        }
    }

    @Test(arguments: [
        ["data", "fetch"], ["data", "fetch", "--all", "name"], ["data", "clean"],
        ["data", "clean", "--all", "name"], ["data", "list", "--format", "xml"],
        ["data", "list", "--none"],
        ["data", "list", "--quiet", "--verbose"], ["nothing"],
    ])
    func wrongUsage(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { _ = try Housing.parseAsRoot(arguments) }
        #expect(error.map { Housing.exitCode(for: $0).rawValue } == ExitStatus.usage.rawValue)
    }
}
