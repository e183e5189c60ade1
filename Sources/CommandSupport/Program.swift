import ArgumentParser

/// The version of the programs and the libraries.
package let productVersion = "0.1.0"

/// The root command of a program: `static func main() async { await execute() }`.
package protocol Program: AsyncParsableCommand {}

extension Program {
    /// Parses the arguments, runs the command they name, and ends the process with a status that says how it went.
    ///
    /// SIGINT, SIGTERM and SIGHUP cancel the command's task, so that it leaves whole files; a limit on the size of files is an
    /// error of the write that meets it.
    package static func execute() async {
        outliveFileSizeLimits()
        let run = Task { try await runNamedCommand() }
        let interruption = Interruption { run.cancel() }
        do {
            try await run.value
        } catch {
            leave(after: error, signal: interruption.signal)
        }
    }

    private static func runNamedCommand() async throws {
        var command = try parseAsRoot()
        do {
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as ValidationError {
            throw UsageError(message: error.message, usage: usageString(for: type(of: command)))
        }
    }

    /// Says why the program ends, and ends it. `signal` is the one that asked for it, if one did.
    private static func leave(after error: any Error, signal: Int32?) -> Never {
        if let signal, error is CancellationError {
            let status = ExitStatus(rawValue: 128 + signal) ?? .interrupted
            Console.error(status.meaning)
            endProcess(status.rawValue)
        }
        guard let error = error as? any ExitStatusConvertible else { exit(withError: error) }
        Console.error("\(error)")
        if let advice = error.advice { Console.error(advice, label: nil) }
        endProcess(error.exitStatus.rawValue)
    }
}

/// What only a command that runs finds wrong with its flags, told as the parser of the flags tells it.
private struct UsageError: ExitStatusConvertible, CustomStringConvertible {
    let message: String
    let usage: String

    var exitStatus: ExitStatus { .usage }

    var description: String {
        let command = usage.split(separator: " ").prefix { $0.first?.isLetter == true }.joined(separator: " ")
        return "\(message)\nUsage: \(usage)\n  See '\(command) --help' for more information."
    }
}
