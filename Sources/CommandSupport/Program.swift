import ArgumentParser
import Arrays
import Ranks
import Support

/// The version of the programs and the libraries.
package let productVersion = "0.1.0"

/// The root command of a program: `static func main() async { await execute() }`.
package protocol Program: AsyncParsableCommand {
    /// Computes, on a rank other than the first, the folds or trials that the first rank announces. Throws
    /// `RankError.ended` when the job ends, which is all that the default implementation waits for.
    static func work(with ranks: Ranks) async throws
    /// Advice that names flags of the commands for a library's error, which names none; nil if no flag helps, and by
    /// default.
    static func advice(for error: any Error) -> String?
}

extension Program {
    package static func work(with ranks: Ranks) async throws { let _: String? = try await ranks.announced() }

    package static func advice(for error: any Error) -> String? { nil }
}

extension Program {
    /// Parses the arguments, runs the command, and ends the process with an exit code. In an MPI job the first rank does
    /// that, and the others compute for it, without any output.
    ///
    /// SIGINT, SIGTERM and SIGHUP cancel the command's task, so that it leaves whole files; a limit on file sizes
    /// becomes a write error.
    package static func execute() async {
        outliveFileSizeLimits()
        let environment = ProcessInfo.processInfo.environment
        let run = Task { try await withJoinedRanks(host, in: environment) { try await perform(with: $0) } }
        let interruption = Interruption { run.cancel() }
        do {
            try await run.value
        } catch {
            if !Ranks.isFirstOfLauncher(in: environment) { await leaveSilently(after: error) }
            leave(after: error, signal: interruption.signal)
        }
    }

    /// Ends a rank other than the first, which the first one reports.
    private static func leaveSilently(after error: any Error) async -> Never {
        switch error {
        case RankError.noLibrary, RankError.otherLibrary:
            // Time for the first rank to report the same error, before a launcher ends it for this status.
            try? await Task.sleep(for: .seconds(2))
            endProcess(ExitStatus.unavailable.rawValue)
        default: endProcess(ExitStatus.success.rawValue)
        }
    }

    private static var host: RankHost { RankHost(version: productVersion, kernel: MatrixThreads.kernel) }

    private static func perform(with ranks: Ranks) async throws {
        guard ranks.isFirst else { return try await work(with: ranks) }
        try await Ranks.$ofProgram.withValue(ranks) { try await runNamedCommand() }
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

    /// Prints the error and ends the program. `signal` is the one that cancelled the task, if any; other ranks may have
    /// got it earlier.
    private static func leave(after error: any Error, signal: Int32?) -> Never {
        if let signal, error is CancellationError || error is RankError {
            let status = ExitStatus(rawValue: 128 + signal) ?? .interrupted
            Console.error(status.meaning)
            endProcess(status.rawValue)
        }
        guard let error = error as? any ExplainedError else { exit(withError: error) }
        Console.error("\(error)")
        if let advice = advice(for: error) ?? HubOptions.advice(for: error) { Console.error(advice, label: nil) }
        endProcess(ExitStatus(error.category).rawValue)
    }
}

/// The error for flags that only a running command finds wrong, with the words of the parser of flags.
private func usageError(_ message: String, _ usage: String) -> CommandError {
    let command = usage.split(separator: " ").prefix { $0.first?.isLetter == true }.joined(separator: " ")
    return CommandError(
        .usage, "\(message)\nUsage: \(usage)\n  See '\(command) --help' for more information.")
}
