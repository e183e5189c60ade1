import Foundation
import TestSupport
import Testing

private let environment = ProcessInfo.processInfo.environment

/// The README and the pages of `docs`: their commands are run, their examples are snippets, their links lead somewhere.
///
/// Blocks `console` are run and compared with their output. Blocks `sh` are not run, as they install something or take long;
/// their commands and flags must exist.
@Suite struct DocumentationTests {
    /// The paths of the pages that teach.
    private static let guides = ["README.md"] + markdownFiles(in: "docs")
    /// The paths of all pages.
    private static let pages =
        guides + ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Benchmarks/RESULTS.md"]

    private static func markdownFiles(in folder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: packageRoot.appending(path: folder).path)
        return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }

    /// All commands of a page in one folder, which has the tables of `docs`. Those of the real data need `TABULARKIT_DATA`.
    @Test(arguments: guides) func commandsPrintWhatIsShown(path: String) throws {
        let commands = try MarkdownPage(path).commands, folder = try TemporaryFolder()
        for name in ["flats.csv", "offers.csv"] {
            try folder.write(Data(contentsOf: packageRoot.appending(path: "docs/\(name)")), to: "docs/\(name)")
        }
        var variables = [
            "PATH": product("tabularkit").deletingLastPathComponent().path + ":/usr/bin:/bin",
            "TABULARKIT_CACHE": folder("cache").path,
        ]
        if let data = environment["TABULARKIT_DATA"] {
            variables["TABULARKIT_MIRROR"] = URL(filePath: data).absoluteString
        }
        for command in commands {
            let isRunHere = command.text.hasPrefix("tabularkit ") || command.text.contains("--dataset sample")
            guard isRunHere || environment["TABULARKIT_DATA"] != nil else { continue }
            let run = try ProductRun(
                program: URL(filePath: "/bin/sh"), ["-c", command.text], environment: variables, in: folder.url)
            #expect(run.status == 0, "$ \(command.text)\n\(run.messages)")
            if !command.shows(run.output) { Issue.record("\(path) must show:\n$ \(command.text)\n\(run.output)") }
        }
    }

    /// The lines of blocks `sh`, and the flags of all commands.
    @Test func commandsAndFlagsExist() throws {
        let makefile = try String(contentsOf: packageRoot.appending(path: "Makefile"), encoding: .utf8)
        var helps: [[String]: String] = [:]
        for page in try Self.guides.map(MarkdownPage.init) {
            for line in page.shellLines + page.commands.map(\.text) {
                let words = line.split(separator: " ").map(String.init)
                switch words[0] {
                case "tabularkit", "housing", "fashion-mnist":
                    let command = Array(words.prefix(words[1] == "data" ? 3 : 2))
                    let help = try helps[command] ?? Self.help(of: command)
                    helps[command] = help
                    for flag in words where flag.hasPrefix("--") && !Self.mentions(help, flag) {
                        Issue.record("\(page.path): no \(flag) in '\(line)'")
                    }
                case "make" where makefile.contains("\n\(words[1]):"): break
                case "git", "cd": break
                default: Issue.record("\(page.path): no rule for '\(line)'")
                }
            }
        }
        let all = helps.values.joined()
        for page in try Self.guides.map(MarkdownPage.init) {
            for flag in page.prose.flatMap({ $0.matches(of: /`(--[a-z-]+)/) }) where !Self.mentions(all, flag.1) {
                Issue.record("\(page.path): no command has \(flag.1)")
            }
        }
    }

    private static func help(of command: [String]) throws -> String {
        let run = try ProductRun(command[0], command.dropFirst() + ["--help"])
        try #require(run.status == 0, "\(command): \(run.messages)")
        return run.output
    }

    private static func mentions(_ help: String, _ flag: some StringProtocol) -> Bool {
        help.split { !($0.isLetter || $0 == "-") }.contains { $0 == flag }
    }

    /// A block that begins with an import is a snippet, which another test runs.
    @Test(arguments: guides) func examplesAreSnippets(path: String) throws {
        let folder = packageRoot.appending(path: "Snippets")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        let snippets = try names.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
        let blocks = try MarkdownPage(path).blocks.filter { $0.language == "swift" }.map(\.lines)
        for lines in blocks where lines.first?.hasPrefix("import ") == true {
            let code = lines.joined(separator: "\n")
            let isShown = snippets.contains { $0.hasSuffix("\n\(code)\n") }
            if !isShown { Issue.record("\(path): no snippet is\n\(code)") }
        }
    }

    @Test(arguments: pages) func linksLeadSomewhere(path: String) throws {
        let page = try MarkdownPage(path)
        for link in page.links where !link.contains("://") {
            let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
            let target = parts[0].isEmpty ? page.url : page.url.deletingLastPathComponent().appending(path: parts[0])
            #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(link)")
            if parts.count == 2, target.pathExtension == "md" {
                let place = target.standardizedFileURL.path.dropFirst(packageRoot.standardizedFileURL.path.count)
                #expect(try MarkdownPage(String(place)).anchors.contains(parts[1]), "\(path): \(link)")
            }
        }
    }

    /// The times and the memory in the tables of the README are in `Benchmarks/RESULTS.md`.
    @Test func theReadmesFiguresAreMeasured() throws {
        let results = try MarkdownPage("Benchmarks/RESULTS.md").prose.joined(separator: "\n")
        let cells = try MarkdownPage("README.md").prose.filter { $0.hasPrefix("|") }
        let figures = cells.flatMap { $0.matches(of: /\d+ (ms|MB)(?=[,| ])/).map { String($0.0) } }
        #expect(figures.count > 10)
        for figure in figures where figure != "161 MB" {
            if [",", " |"].contains(where: { results.contains(" \(figure)\($0)") }) { continue }
            Issue.record("\(figure) is not in RESULTS.md")
        }
    }

    @Test(.enabled(if: environment["TABULARKIT_PYTHON"] != nil, "TABULARKIT_PYTHON names no Python"))
    func theFlatsAreThoseOfTheirScript() throws {
        let python = try #require(environment["TABULARKIT_PYTHON"]), folder = try TemporaryFolder()
        let script = fixture("samples/make_flats.py").path
        #expect(try ProductRun(program: URL(filePath: python), [script, folder.url.path]).status == 0)
        for name in ["flats.csv", "offers.csv"] {
            #expect(try Data(contentsOf: folder(name)) == Data(contentsOf: packageRoot.appending(path: "docs/\(name)")))
        }
    }
}
