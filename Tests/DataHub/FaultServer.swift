import Foundation

/// The conformance corpus's HTTP server, which misbehaves as its rules say.
final class FaultServer {
    /// The server's program; nil if no corpus is there.
    static let program = ProcessInfo.processInfo.environment["TABULARKIT_CONFORMANCE"].map {
        URL(filePath: $0).appending(path: "faultserver.py")
    }

    /// The address of the server's root.
    let url: String
    private let process = Process()
    private let input = Pipe()
    private let log: URL

    /// Serves the files below `root`; `rules` gives the directives for a path, separated by commas.
    init(_ program: URL, root: URL, rules: [String: String]) throws {
        let place = root.appending(path: "rules.json")
        log = root.appending(path: "log.jsonl")
        try JSONEncoder().encode(rules).write(to: place)
        // The server ends when its input does: with this process, however that ends.
        let script = #"python3 "$@" & cat; kill -9 $!"#
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", script, "sh", program.path, "--root", root.path, "--rules", place.path, "--log", log.path,
        ]
        let output = Pipe()
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        url = try JSONDecoder().decode(Start.self, from: output.fileHandleForReading.availableData).url
    }

    deinit { try? input.fileHandleForWriting.close() }

    /// The paths of the requests that have ended.
    func requests() throws -> [String] {
        let lines = try Data(contentsOf: log).split(separator: UInt8(ascii: "\n"))
        return try lines.map { try JSONDecoder().decode(Entry.self, from: $0).path }
    }

    private struct Start: Decodable {
        let url: String
    }

    private struct Entry: Decodable {
        let path: String
    }
}
