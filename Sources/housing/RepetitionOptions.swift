import ArgumentParser
import CommandSupport

/// Whether a run is a recorded one again, or only looked at before.
struct RepetitionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Repeat the run of a record, run.json, on the same data: flags beside this one take the place of recorded ones. \
            From the folder of that run, if its files have relative paths.
            """, valueName: "file"), completion: .file(extensions: ["json"]))
    var config: String?

    @Flag(help: "Stop before training: tell only what was made of the columns, and what predicting the mean comes to.")
    var dryRun = false

    /// What the record says of the data, once it is read.
    private var recordedFiles: [SourceFile]?

    init() {}

    private enum CodingKeys: CodingKey { case config, dryRun }

    /// The command of the record with the flags of this one in addition; nil without a record.
    func recordedCommand<Command: RepeatableCommand>(_ type: Command.Type) throws -> Command? {
        guard let config else { return nil }
        let record = try RecordedRun(contentsOf: config)
        guard record.arguments.first == Command.configuration.commandName else {
            throw RecordedRunError.otherCommand(file: config, command: record.arguments.first ?? "")
        }
        let dropped = Command.outputFlags.union(FlagList.ofOneRun)
        let recorded = FlagList(record.arguments.dropFirst()).removing(dropped)
        // A record that named another one would lead on, perhaps to itself.
        guard !recorded.names.contains("--config") else { throw RecordedRunError.noRecord(file: config) }
        let given = FlagList(CommandLine.arguments.dropFirst(2)).removing(["--config"])
        let arguments = recorded.replaced(by: given).arguments
        var command = try parsed(arguments, of: config, as: type)
        command.repetition.recordedFiles = record.files
        command.record.arguments = record.arguments.prefix(1) + arguments
        return command
    }

    private func parsed<Command: RepeatableCommand>(
        _ arguments: [String], of record: String, as type: Command.Type
    ) throws -> Command {
        do {
            return try Command.parse(arguments)
        } catch {
            throw ValidationError("With what \(record) says: \(Command.message(for: error))")
        }
    }

    /// Throws if this repeats a recorded run and the data are not those of the record.
    func check(_ files: [SourceFile]) throws {
        guard let recordedFiles, recordedFiles.map(\.sha1) != files.map(\.sha1) else { return }
        throw RecordedRunError.otherData(recorded: recordedFiles, found: files)
    }
}
