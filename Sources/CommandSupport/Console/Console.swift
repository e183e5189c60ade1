import Plots
import Support
import Synchronization
import Training

/// Standard output for results, standard error for the rest.
package enum Console {
    /// Whether standard error is a terminal that can redraw a line.
    package static let isTerminal = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    /// Whether standard error is in color: on a terminal, unless `NO_COLOR` is set.
    static let usesColor = isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty

    /// The status line at the end of standard error; its lock is that of standard error.
    private static let status = Mutex("")

    /// Writes whole lines to standard error, and after them the status line, cut to the width of the terminal.
    ///
    /// The next note replaces the status line. Write errors are ignored.
    package static func note(_ text: String, status line: String = "") {
        let line = String(line.prefix(terminalWidth(STDERR_FILENO) - 1))
        status.withLock { shown in
            guard !text.isEmpty || line != shown else { return }
            _ = writeAll((shown.isEmpty ? "" : "\r\u{1B}[K") + text + line, to: STDERR_FILENO)
            shown = line
        }
    }

    /// Writes a line to standard error after a label.
    package static func error(_ text: String, label: String? = "Error") {
        let bold = usesColor ? (on: "\u{1B}[1;31m", off: "\u{1B}[0m") : (on: "", off: "")
        note((label.map { "\(bold.on)\($0):\(bold.off) " } ?? "") + text + "\n")
    }

    /// Writes a line to standard output; throws a `SystemError` on failure, as on a full disk.
    package static func print(_ line: String) throws {
        note("")
        guard writeAll(line + "\n", to: STDOUT_FILENO) else { throw SystemError("write to", "standard output") }
    }

    /// Writes `value` to standard output as JSON.
    package static func print(json value: some Encodable) throws {
        try print(String(decoding: json(value), as: UTF8.self))
    }

    /// The chart as text that fits into the terminal of standard output.
    package static func text(_ chart: Chart) -> String {
        chart.terminalText(width: min(72, terminalWidth(STDOUT_FILENO)))
    }

    /// Writes files, and shows the result even if one cannot be written.
    package static func show(_ result: () throws -> Void, afterWriting files: () throws -> Void) throws {
        let written = Result { try files() }
        try result()
        try written.get()
    }

    /// `value` as JSON with sorted keys in snake case.
    package static func json(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder.sorted([.prettyPrinted, .withoutEscapingSlashes])
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return try encoder.encode(value)
    }
}
