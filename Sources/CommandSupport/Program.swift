import ArgumentParser
import Arrays
import Support

/// The version of the programs and the libraries.
package let productVersion = "0.1.0"

/// The root command of a program: `static func main() async { await execute() }`.
package protocol Program: AsyncParsableCommand {}

extension Program {
    /// Parses the arguments, runs the command, and ends the process with an exit code.
    ///
    /// SIGINT, SIGTERM and SIGHUP cancel the command's task, so that it leaves whole files; a limit on file sizes
    /// becomes a write error.
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
        let arguments = CommandLine.arguments.dropFirst()
        if Set(arguments) == ["--version", "--verbose"] { return try Console.print(versionReport) }
        try checkCommandName(arguments)
        var command = try parseAsRoot()
        do {
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as ValidationError {
            throw usageError(error.message, usageString(for: type(of: command)))
        }
    }

    /// The version, and what decides the speed and the last digits of results here.
    private static var versionReport: String {
        """
        \(productVersion)
        Matrix products: \(MatrixThreads.kernel), threads: \(MatrixThreads.count)
        Processors: \(processorCount), vectors of \(MatrixKernel.vectorBits) bits
        """
    }

    /// Throws for an unknown command, also after `help`, with similar names.
    private static func checkCommandName(_ arguments: ArraySlice<String>) throws {
        var words = arguments.first == "help" ? arguments.dropFirst() : arguments
        var command: any ParsableCommand.Type = Self.self
        while let word = words.popFirst(), !word.hasPrefix("-"), !command.configuration.subcommands.isEmpty {
            let subcommands = command.configuration.subcommands
            guard let next = subcommands.first(where: { $0._commandName == word }) else {
                let names = subcommands.map { $0._commandName }, near = names.near(word)
                throw usageError(
                    "There is no command \(quoted(word)): "
                        + (near.isEmpty ? "there are \(names.listed)" : "did you mean \(near.listed)?"),
                    usageString(for: command))
            }
            command = next
        }
    }

    /// Prints the error and ends the program. `signal` is the one that cancelled the task, if any.
    private static func leave(after error: any Error, signal: Int32?) -> Never {
        if let signal, error is CancellationError {
            let status = ExitStatus(rawValue: 128 + signal) ?? .interrupted
            Console.error(status.meaning)
            endProcess(status.rawValue)
        }
        guard let error = error as? any ExplainedError else { exit(withError: error) }
        Console.error("\(error)")
        if let advice = flagAdvice(for: error) { Console.error(advice, label: nil) }
        endProcess(ExitStatus(error.category).rawValue)
    }
}

/// The error for flags that only a running command finds wrong, with the words of the parser of flags.
private func usageError(_ message: String, _ usage: String) -> CommandError {
    let command = usage.split(separator: " ").prefix { $0.first?.isLetter == true }.joined(separator: " ")
    return CommandError(
        .usage, "\(message)\nUsage: \(usage)\n  See '\(command) --help' for more information.")
}
