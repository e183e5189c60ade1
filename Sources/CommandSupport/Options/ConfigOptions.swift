import ArgumentParser
import Support
import Training

/// The recorded run to start from.
package struct ConfigOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Repeat a recorded run, given by run.json or its folder; other flags change it.", valueName: "path"),
        completion: .file(extensions: ["json"]))
    package var config: String?

    package init() {}

    /// The path of the file that is read, if one is named.
    package var path: String? { config.map { runRecordFile(at: fileURL($0)).givenPath } }

    /// The record, if one is named; throws if it is not that of one of `commands`.
    package func record<Job>(of commands: [String]) throws -> RunRecord<Job>? {
        try config.map { try Self.record(at: fileURL($0), of: commands) }
    }

    /// The record at `url`; throws if it is not that of one of `commands`.
    package static func record<Job>(at url: URL, of commands: [String]) throws -> RunRecord<Job> {
        let record = try RunRecord<Job>(contentsOf: url)
        guard commands.contains(record.command) else {
            throw CommandError(.usage, "\(url.givenPath) is the record of another command: \(record.command)")
        }
        return record
    }
}
