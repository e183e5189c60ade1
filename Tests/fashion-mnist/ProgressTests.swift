import Foundation
import TestSupport
import Testing

private let script = URL(filePath: "/usr/bin/script")

/// What a run says on standard error while it trains.
@Suite struct ProgressTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test func anEpochIsALineWhereThereIsNoTerminal() throws {
        let lines = try bench.train("--epochs", "3").messages.split(separator: "\n")
        try #require(lines.count == 3)
        for (index, line) in lines.enumerated() {
            #expect(line.hasPrefix("epoch \(index + 1)/3: test accuracy 0."))
            #expect(line.contains(", train loss ") && line.hasSuffix(" s"))
        }
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: script.path), "script of util-linux is not there"),
        arguments: [50, 60, 120])
    func aTerminalHasABarThatFitsInALine(columns: Int) throws {
        let program = product("fashion-mnist").path
        let command = "stty cols \(columns); '\(program)' train --dataset sample --epochs 5 --cache-dir cache"
        let run = try ProductRun(
            program: script, ["-qec", command, "/dev/null"], environment: ["TERM": "xterm"], in: bench.folder.url)
        #expect(run.status == 0, "\(run.messages)")
        let bars = run.output.components(separatedBy: "\r\u{1B}[K").filter { $0.hasPrefix("epoch 1/5 [") }
        let bar = try #require(bars.first, "\(run.output)")
        #expect(bar.count < columns)
        #expect(columns < 60 || bar.contains(" steps/s, ") && bar.contains(" s left"), "\(bar)")
        #expect(!run.output.contains("epoch 1/5:"))
    }
    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: script.path), "script of util-linux is not there"),
        arguments: ["", "1"])
    func errorsAreRedInATerminalUnlessThatIsUnwanted(noColor: String) throws {
        let command = "'\(product("fashion-mnist").path)' evaluate --dataset sample --model absent --cache-dir cache"
        let run = try ProductRun(
            program: script, ["-qec", command, "/dev/null"], environment: ["TERM": "xterm", "NO_COLOR": noColor],
            in: bench.folder.url)
        #expect(run.status == 66)
        #expect(run.output.contains(noColor.isEmpty ? "\u{1B}[1;31mError:\u{1B}[0m" : "Error: "), "\(run.output)")
    }
}
