import ArgumentParser
import Arrays

/// The root command.
@main
struct Housing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "housing",
        abstract: "Tabular regression from a download to a submission.",
        discussion: """
            Results go to standard output, everything else to standard error.

            EXAMPLE
              housing kfold --dataset sample

            EXIT CODES
            \(ExitStatus.table)
            """,
        version: version,
        subcommands: [KFold.self, Submit.self, DataCommand.self])

    /// The version of the program and the libraries.
    static let version = "0.1.0"

    static func main() async {
        MatrixThreads.useSingleThread()
        let run = Task {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        }
        let interruption = Interruption { run.cancel() }
        do {
            try await run.value
        } catch {
            leave(after: error, signal: interruption.signal)
        }
    }
}
