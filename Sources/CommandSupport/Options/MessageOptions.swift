import ArgumentParser
import Logging
import Training

/// The verbosity of a command on standard error.
package struct MessageOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Print only errors on standard error.")
    package var quiet = false

    @Flag(name: .shortAndLong, help: "Print details on standard error.")
    package var verbose = false

    package init() {}

    package func validate() throws {
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }

    /// Whether to draw progress: only on a terminal.
    package var showsProgress: Bool { !quiet && Console.isTerminal }

    /// The progress of training models with these numbers of epochs, in each of `folds` folds.
    package func progress(folds: Int = 1, epochsOfModels epochs: [Int]) -> [any TrainingCallback & Sendable] {
        quiet ? [] : [EpochProgress(folds: folds, epochsOfModels: epochs)]
    }

    /// A logger to standard error with the level of these options.
    package func logger(_ label: String) -> Logger {
        let level: Logger.Level = quiet ? .error : verbose ? .debug : .notice
        return Logger(label: label) { _ in ConsoleLog(logLevel: level) }
    }
}
