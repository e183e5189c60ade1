import Foundation
import TestSupport
import Testing

/// Ctrl-C and `kill` end a run with their own codes, and leave nothing half-written.
@Suite struct InterruptionTests {
    /// Also where folds occupy all processors.
    @Test(
        arguments: ["submit", "kfold"],
        [(SIGINT, 130, "interrupted"), (SIGTERM, 143, "terminated"), (SIGHUP, 129, "hung up")])
    func endsWithTheSignalsCode(command: String, end: (signal: Int32, status: Int32, word: String)) throws {
        let (folder, (signal, status, word)) = (try TemporaryFolder(), end)
        let run = try ProductRun(
            "housing", [command, "--dataset", "sample", "--epochs", "10000000", "--cache-dir", "cache"],
            in: folder.url, signal: signal)
        #expect(run.status == status)
        #expect(run.messages.contains(word))
        #expect(try folder.contents().allSatisfy { $0.hasPrefix("cache") })
    }

    /// Named pipes that nobody writes to, and a standard input that never ends.
    @Test(arguments: ["inspect rows", "kfold --train rows --target y", "inspect - <> rows"])
    func waitingForATableEnds(command: String) throws {
        let folder = try TemporaryFolder()
        try #require(mkfifo(folder("rows").path, 0o600) == 0)
        let run = try ProductRun(
            program: URL(filePath: "/bin/sh"), ["-c", "exec '\(product("housing").path)' \(command)"], in: folder.url,
            signal: SIGTERM)
        #expect(run.status == 143 && run.messages.contains("terminated"), "\(run.messages)")
    }

    /// As `nohup` ignores SIGHUP, and a shell without job control SIGINT for what it runs in the background.
    @Test(arguments: [SIGHUP, SIGINT]) func whatIsIgnoredFromTheStartStaysSo(signal: Int32) throws {
        let folder = try TemporaryFolder()
        try #require(mkfifo(folder("rows").path, 0o600) == 0)
        let script = "trap '' HUP INT; (sleep 2; echo 'a\n1' > rows) & exec '\(product("housing").path)' inspect rows"
        let run = try ProductRun(program: URL(filePath: "/bin/sh"), ["-c", script], in: folder.url, signal: signal)
        #expect(run.status == 0 && run.output.contains("[1 row"), "\(run.messages)")
    }

    /// Also where no step of training looks out for it.
    @Test(arguments: ["inspect", "kfold --dry-run --train"])
    func readingATableEnds(command: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(
            ("SalePrice,b\n" + String(repeating: "1.25,x\n2.5,y\n", count: 2_000_000)).utf8, to: "rows.csv")
        let run = try ProductRun(
            "housing", command.split(separator: " ").map(String.init) + ["rows.csv"], in: folder.url, signal: SIGINT,
            after: 0.2)
        #expect(run.status == 130 && run.output.isEmpty, "\(run.messages)")
    }
}
