import ArgumentParser
import CommandSupport
import Datasets
import Files
import Regression

/// The recorded run to start from.
struct ConfigOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Repeat the run of a record, run.json or its folder, on the same data: flags beside this one change it. From the \
            folder of that run, if its files have relative paths.
            """, valueName: "file"), completion: .file(extensions: ["json"]))
    var config: String?

    /// The path of the file that is read, if one is named.
    var path: String? { config.map { runRecordFile(at: fileURL($0)).givenPath } }

    /// The record, if one is named; throws if it is not that of one of `commands`.
    func record(of commands: [String]) throws -> RunRecord<RegressionJob>? {
        guard let config else { return nil }
        let record = try RunRecord<RegressionJob>(contentsOf: fileURL(config))
        guard commands.contains(record.command) else {
            throw OtherCommand(file: config, command: record.command)
        }
        return record
    }
}

/// Whether a run stops before training.
struct DryRunOption: ParsableArguments {
    @Flag(help: "Stop before training: tell only what was made of the columns, and what predicting the mean comes to.")
    var dryRun = false
}

/// A record is that of another command.
struct OtherCommand: ExitStatusConvertible, CustomStringConvertible {
    let file: String
    let command: String

    var exitStatus: ExitStatus { .usage }
    var description: String { "\(file) is the record of another command: \(command)." }
}
