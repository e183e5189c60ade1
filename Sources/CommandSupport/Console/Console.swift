import Files
import Platform
import Synchronization

/// Standard output for results, standard error for the rest.
package enum Console {
    /// Whether standard error is a terminal that a line can be redrawn on.
    package static let isTerminal = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    /// Whether colours are wanted on standard error: on a terminal, unless `NO_COLOR` is set to anything.
    static let usesColor = isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty

    /// The unfinished line at the end of standard error, if there is one; its lock is that of standard error.
    private static let status = Mutex("")

    /// Writes `text`, which is whole lines, to standard error, and behind it the unfinished line `status`.
    ///
    /// The next note removes that line, so that nothing runs into it; of one that is wider than the terminal, which could
    /// not be removed, the end is left out. Where messages cannot be written, there is no place to say so.
    package static func note(_ text: String, status line: String = "") {
        let line = String(line.prefix(terminalWidth(STDERR_FILENO) - 1))
        status.withLock { shown in
            guard !text.isEmpty || line != shown else { return }
            _ = writeAll((shown.isEmpty ? "" : "\r\u{1B}[K") + text + line, to: STDERR_FILENO)
            shown = line
        }
    }

    /// Writes a line to standard error, after `label`.
    package static func error(_ text: String, label: String? = "Error") {
        let bold = usesColor ? (on: "\u{1B}[1;31m", off: "\u{1B}[0m") : (on: "", off: "")
        note((label.map { "\(bold.on)\($0):\(bold.off) " } ?? "") + text + "\n")
    }

    /// Writes a line to standard output, or throws a `SystemError`: a full disk must not pass for a result.
    package static func print(_ line: String) throws {
        note("")
        guard writeAll(line + "\n", to: STDOUT_FILENO) else { throw SystemError("write to", "standard output") }
    }

    /// Writes `value` to standard output as JSON.
    package static func print(json value: some Encodable) throws {
        try print(String(decoding: json(value), as: UTF8.self))
    }

    /// Writes files and shows the result, which took long to come to, even if one of the files cannot be written.
    package static func show(_ result: () throws -> Void, afterWriting files: () throws -> Void) throws {
        let written = Result { try files() }
        try result()
        try written.get()
    }

    /// `value` as JSON: names in snake case and alphabetical order, so that equal values give equal text.
    package static func json(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
