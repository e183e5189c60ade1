import ArgumentParser
import CommandSupport
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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

/// A command whose record repeats it.
protocol RepeatableCommand: ParsableCommand {
    /// How it learns.
    var model: RecipeOptions { get }
    /// What it learns from.
    var data: TableOptions { get }
    /// Where registered data come from.
    var hub: HubOptions { get }
    /// What it is asked to repeat.
    var repetition: RepetitionOptions { get set }
    /// Where its own record goes.
    var record: RecordOptions { get set }
    /// The flags, each with a value, that name files it writes: a repeated run writes only those that it is given.
    static var outputFlags: Set<String> { get }
}

extension RepeatableCommand {
    /// Throws if a file that is to be written is one that is read, or is written twice. The record alone may take the place of
    /// the one that is repeated, which has been read by then.
    func requireDistinctFiles(outputs: [(flag: String, path: String?)]) throws {
        try requireDistinct(outputs: outputs + [record.output], inputs: [data.train, data.test])
        try requireDistinct(outputs: outputs, inputs: [repetition.config])
    }
}

/// What is needed of `run.json` to repeat its run.
private struct RecordedRun: Decodable {
    let arguments: [String]
    let files: [SourceFile]

    init(contentsOf path: String) throws {
        let bytes = try FileDescriptor.reading(path).remainingBytes()
        guard let record = try? JSONDecoder().decode(RecordedRun.self, from: Data(bytes)) else {
            throw RecordedRunError.noRecord(file: path)
        }
        self = record
    }
}

/// Why a recorded run cannot be repeated.
enum RecordedRunError: ExitStatusConvertible, CustomStringConvertible {
    case noRecord(file: String)
    case otherCommand(file: String, command: String)
    case otherData(recorded: [SourceFile], found: [SourceFile])

    var exitStatus: ExitStatus {
        switch self {
        case .noRecord: .badData
        case .otherCommand: .usage
        case .otherData: .checksum
        }
    }

    var description: String {
        switch self {
        case .noRecord(let file):
            "\(file) is no record of a run."
        case .otherCommand(let file, let command):
            "\(file) is the record of another command: housing \(command)."
        case .otherData(let recorded, let found):
            "The data are not those of the record: \(Self.list(recorded)) there, \(Self.list(found)) here."
        }
    }

    private static func list(_ files: [SourceFile]) -> String {
        files.map { "\($0.name) with SHA-1 \($0.sha1)" }.joined(separator: ", ")
    }
}
