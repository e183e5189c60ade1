import Foundation
import TestSupport

/// A page of the documentation: its blocks of code, and the text around them.
struct MarkdownPage {
    struct Block {
        let language: String
        let lines: [String]
    }

    /// A command and what the page shows of its standard output.
    struct Command {
        let text: String
        let output: [String]
    }

    /// The path from the root of the repository.
    let path: String
    let blocks: [Block]
    let prose: [String]

    var url: URL { packageRoot.appending(path: path) }

    init(_ path: String) throws {
        self.path = path
        var blocks: [Block] = [], prose: [String] = [], language: String?, code: [String] = []
        let text = try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let open = language {
                if line == "```" {
                    blocks.append(Block(language: open, lines: code))
                    (language, code) = (nil, [])
                } else {
                    code.append(line)
                }
            } else if line.hasPrefix("```") {
                language = String(line.dropFirst(3))
            } else {
                prose.append(line)
            }
        }
        (self.blocks, self.prose) = (blocks, prose)
    }

    /// The commands of the blocks `console`, in order: lines after `$ `, each with the lines up to the next.
    var commands: [Command] {
        var result: [Command] = []
        for line in blocks.filter({ $0.language == "console" }).flatMap(\.lines) {
            if line.hasPrefix("$ ") {
                result.append(Command(text: String(line.dropFirst(2)), output: []))
            } else if let last = result.popLast() {
                result.append(Command(text: last.text, output: last.output + [line]))
            }
        }
        return result
    }

    /// The lines of the blocks `sh` without their comments.
    var shellLines: [String] {
        blocks.filter { $0.language == "sh" }.flatMap(\.lines)
            .map { $0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    /// The targets of the links of the text.
    var links: [String] {
        prose.flatMap { line in line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) } }
    }

    /// The fragments by which links name the headings.
    var anchors: Set<String> {
        Set(
            prose.filter { $0.hasPrefix("#") }.map { heading in
                heading.drop { "# ".contains($0) }.lowercased()
                    .filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
                    .replacing(" ", with: "-")
            })
    }
}

extension MarkdownPage.Command {
    /// Whether `printed` is the output shown, in which a line `...` stands for any lines.
    ///
    /// Columns under `seconds` are not compared. Decimal numbers may differ by 1 %, as another processor's kernels round
    /// differently.
    func shows(_ printed: String) -> Bool {
        var lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return Self.match(Self.withoutTimes(output)[...], Self.withoutTimes(lines)[...])
    }

    private static func match(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let line = shown.first else { return printed.isEmpty }
        if line == "..." {
            return match(shown.dropFirst(), printed) || !printed.isEmpty && match(shown, printed.dropFirst())
        }
        guard let other = printed.first, isClose(line, other) else { return false }
        return match(shown.dropFirst(), printed.dropFirst())
    }

    private static func isClose(_ one: String, _ other: String) -> Bool {
        let number = /\d+\.\d+/
        guard one.replacing(number, with: "#") == other.replacing(number, with: "#") else { return false }
        return zip(one.matches(of: number), other.matches(of: number)).allSatisfy { pair in
            guard let first = Double(pair.0.output), let second = Double(pair.1.output) else { return false }
            return abs(first - second) <= 0.01 * max(first, second)
        }
    }

    /// The lines of tables whose last column is `seconds`, without it.
    private static func withoutTimes(_ lines: some Sequence<String>) -> [String] {
        var width: Int?
        return lines.map { line in
            if line.hasSuffix("  seconds") { width = line.count }
            let hasTime = line.hasSuffix("  seconds") || line.contains(/[ ]\d+\.\d+$/)
            return line.count == width && hasTime ? String(line.dropLast("  seconds".count)) : line
        }
    }
}
