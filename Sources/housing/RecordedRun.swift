import CommandSupport
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is needed of `run.json` to repeat its run.
struct RecordedRun: Decodable {
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
            "\(file) is the record of another command: \(command)."
        case .otherData(let recorded, let found):
            "The data are not those of the record: \(Self.list(recorded)) there, \(Self.list(found)) here."
        }
    }

    private static func list(_ files: [SourceFile]) -> String {
        files.map { "\($0.name) with SHA-1 \($0.sha1)" }.joined(separator: ", ")
    }
}
