import ArgumentParser
import Logging

/// The forms of a result on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// What is said, and how: shared by all commands.
struct OutputOptions: ParsableArguments {
    @Option(help: "The form of the result on standard output: text or json.")
    var format = OutputFormat.text

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say more on standard error.")
    var verbose = false

    func validate() throws {
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }

    /// Whether to draw progress: on a terminal only.
    var showsProgress: Bool { !quiet && Console.isTerminal }

    /// A logger that writes to standard error what these options let through.
    func logger(_ label: String) -> Logger {
        let level: Logger.Level = quiet ? .error : verbose ? .debug : .notice
        return Logger(label: label) { _ in ConsoleLog(logLevel: level) }
    }
}
