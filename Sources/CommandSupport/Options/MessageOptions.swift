import ArgumentParser
import Logging
import Training

/// What is said on standard error: shared by all commands.
package struct MessageOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
    package var quiet = false

    @Flag(name: .shortAndLong, help: "Say more on standard error.")
    package var verbose = false

    package init() {}

    package func validate() throws {
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }

    /// Whether to draw progress: on a terminal only.
    package var showsProgress: Bool { !quiet && Console.isTerminal }

    /// What shows how far the training of models is that takes `epochs` in all.
    package func progress(epochs: Double) -> [any TrainingCallback & Sendable] {
        quiet ? [] : [EpochProgress(total: epochs)]
    }

    /// A logger that writes to standard error what these options let through.
    package func logger(_ label: String) -> Logger {
        let level: Logger.Level = quiet ? .error : verbose ? .debug : .notice
        return Logger(label: label) { _ in ConsoleLog(logLevel: level) }
    }
}
