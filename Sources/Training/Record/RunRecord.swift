import Arrays
import Support

/// The record of a run, `run.json`, without its report: all that is needed to repeat the run.
///
/// ```swift
/// let record = try RunRecord<RegressionJob>(contentsOf: URL(filePath: "runs/1"))
/// record.job.seed
/// ```
public struct RunRecord<Job: Codable & Sendable>: Sendable, CustomStringConvertible {
    /// The name of the command that ran the job.
    public let command: String
    /// The job.
    public let job: Job
    /// The files that it read.
    public let files: [SourceFile]
    /// The version, kernel and threads that computed it.
    public let environment: RunEnvironment

    /// Reads a record: the file at `url`, or `run.json` in the folder there.
    ///
    /// - Throws: `RunRecordError` for another kind of file or unknown settings; an error with the path if it cannot be
    ///   read.
    public init(contentsOf url: URL) throws {
        let file = runRecordFile(at: url)
        let data = Data(try FileDescriptor.reading(file.givenPath).remainingBytes())
        do {
            let content = try JSONDecoder().decode(Content.self, from: data)
            (command, job, files) = (content.command, content.job, content.files)
            environment = content.environment
            let found = try JSONDecoder().decode([String: JSONTree].self, from: data)["job"] ?? .value
            let known = try JSONDecoder().decode(JSONTree.self, from: JSONEncoder().encode(job))
            if let key = found.firstKey(missingIn: known) {
                throw RunRecordError.unknownSetting(key, file: file.givenPath)
            }
        } catch let error as DecodingError {
            throw RunRecordError.noRecord(file: file.givenPath, reason: error.place)
        }
    }

    /// The command, the job and the files: `kfold of RegressionJob(...), train.csv`.
    public var description: String { "\(command) of \(job), \(files.map(\.name).joined(separator: ", "))" }

    /// Throws a `RunRecordError` unless `files` have the content that the run read.
    public func check(_ files: [SourceFile]) throws {
        guard self.files.map(\.sha1) != files.map(\.sha1) else { return }
        throw RunRecordError.otherData(recorded: self.files, found: files)
    }

    private struct Content: Decodable {
        let command: String
        let job: Job
        let files: [SourceFile]
        let environment: RunEnvironment
    }
}

/// The environment of a run: results are bit-equal for the same version and kernel.
public struct RunEnvironment: Sendable, Hashable, Codable {
    /// The version of this package.
    public let version: String
    /// The kernel of the matrix products.
    public let kernel: String
    /// The number of worker threads, of each rank if there are several.
    public let threads: Int
    /// The number of ranks of an MPI job; nil for a process without others.
    public let ranks: Int?

    /// The environment of this process.
    package init(version: String, threads: Int, ranks: Int = 1) {
        (self.version, self.threads, kernel) = (version, threads, MatrixThreads.kernel)
        self.ranks = ranks > 1 ? ranks : nil
    }
}

/// The name of the record in the folder of a run.
package let runRecordName = "run.json"

/// The record at `url`: `run.json` if that is a folder, otherwise the file itself.
package func runRecordFile(at url: URL) -> URL {
    var isFolder = false
    _ = FileManager.default.fileExists(atPath: url.givenPath, isDirectory: &isFolder)
    return isFolder ? url.appending(path: runRecordName) : url
}

/// Why a recorded run cannot be repeated.
public enum RunRecordError: ExplainedError, Hashable {
    /// A file is not a record of a run; the reason names the place in it, if it is JSON.
    case noRecord(file: String, reason: String)
    /// A record has an unknown setting, named by its path: `model.changes.epoch`.
    case unknownSetting(String, file: String)
    /// The files differ from those that the run read.
    case otherData(recorded: [SourceFile], found: [SourceFile])

    /// The category, which decides the exit status.
    public var category: ErrorCategory { if case .otherData = self { .checksum } else { .badData } }

    /// The failure, as a sentence without its period.
    public var reason: String {
        switch self {
        case .noRecord(let file, let reason): "\(file) is not the record of a run: \(reason)"
        case .unknownSetting(let key, let file):
            "\(file): the job has no setting '\(key)': correct its name or remove it"
        case .otherData(let recorded, let found):
            "The data are not those of the record: \(Self.list(recorded)) there, \(Self.list(found)) here; "
                + "give the files of the record, or start without it"
        }
    }

    private static func list(_ files: [SourceFile]) -> String {
        files.map { "\($0.name) with SHA-1 \($0.sha1)" }.joined(separator: ", ")
    }
}

/// The keys of a JSON document.
private enum JSONTree: Decodable {
    case object([String: JSONTree])
    case array([JSONTree])
    case value
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let members = try? container.decode([String: JSONTree].self) {
            self = .object(members)
        } else if let elements = try? container.decode([JSONTree].self) {
            self = .array(elements)
        } else {
            self = .value
        }
    }

    /// Whether an encoder may omit it.
    private var isEmpty: Bool {
        switch self {
        case .null: true
        case .object(let members): members.isEmpty
        case .array(let elements): elements.isEmpty
        case .value: false
        }
    }

    /// The path of the first key that `known` lacks; nil if it has all of them.
    func firstKey(missingIn known: JSONTree) -> String? {
        switch (self, known) {
        case (.object(let members), .object(let others)):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                if member.isEmpty { continue }
                guard let other = others[name] else { return name }
                if let inner = member.firstKey(missingIn: other) { return "\(name).\(inner)" }
            }
        case (.array(let elements), .array(let others)):
            for (element, other) in zip(elements, others) {
                if let inner = element.firstKey(missingIn: other) { return inner }
            }
        default: break
        }
        return nil
    }
}

extension DecodingError {
    /// Where in the document it happened, and why.
    fileprivate var place: String {
        func text(_ context: Context, _ last: (any CodingKey)? = nil) -> String {
            (context.codingPath + (last.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
        }
        return switch self {
        case .keyNotFound(let key, let context): "it has no '\(text(context, key))'"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.isEmpty ? "it is no JSON object" : "'\(text(context))' cannot be read"
        @unknown default: "it cannot be read"
        }
    }
}
