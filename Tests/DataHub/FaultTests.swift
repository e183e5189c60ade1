import DataHub
import Foundation
import TestSupport
import Testing

/// A row of the table in `docs/Downloads.md`.
private struct FaultRow {
    let number: Int
    let directives: String
    let requests: String
    let end: String

    /// All rows. The first column is for people.
    static func all() throws -> [FaultRow] {
        let text = try String(contentsOf: packageRoot.appending(path: "docs/Downloads.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
        return rows.enumerated().map { number, row in
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let directives = cells[1].filter { $0 != "`" }.replacing("NEW", with: "/\(number)/target.csv")
                .replacing("OTHER", with: "/\(number)/other.csv").replacing(" ", with: ",")
            return FaultRow(number: number, directives: directives, requests: cells[2], end: cells[3])
        }
    }
}

/// Every row of the table of `docs/Downloads.md` is run against the server that it speaks of.
@Suite struct FaultTests {
    private static let content = Array((0..<3000).map { "\($0),\($0 * $0)\n" }.joined().utf8)
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(
        .timeLimit(.minutes(5)),
        .enabled(if: FaultServer.program != nil, "TABULARKIT_CONFORMANCE names no folder with a faultserver.py"))
    func theTable() async throws {
        let rows = try FaultRow.all()
        #expect(rows.count > 50)
        let server = try start(rows)
        var ends: [Int: String] = [:]
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for row in rows {
                let hub = hub(for: row)
                let file = file(of: row, server: server.url)
                group.addTask { (row.number, try await outcome(hub, file)) }
            }
            for try await (number, end) in group { ends[number] = end }
        }
        let expected = rows.map { $0.requests == "all" ? 3 : Int($0.requests) ?? 0 }
        // A request that the hub gave up ends for the server a moment later.
        while try server.requests().count < expected.reduce(0, +) { try await Task.sleep(for: .milliseconds(50)) }
        let requests = try server.requests()
        for row in rows {
            #expect(ends[row.number] == row.end, "\(row)")
            #expect(requests.count { $0.hasPrefix("/\(row.number)/") } == expected[row.number], "\(row)")
        }
    }

    /// A server with a folder for each row: `data.csv` is asked for, and what may come in its place lies beside it.
    private func start(_ rows: [FaultRow]) throws -> FaultServer {
        for row in rows {
            let isOld = row.directives.contains("version")
            try folder.write(isOld ? Self.content.reversed() : Self.content, to: "root/\(row.number)/data.csv")
            try folder.write(Self.content, to: "root/\(row.number)/target.csv")
            try folder.write("other".utf8, to: "root/\(row.number)/other.csv")
        }
        let rules = Dictionary(uniqueKeysWithValues: rows.map { ("/\($0.number)/data.csv", $0.directives) })
        return try FaultServer(#require(FaultServer.program), root: folder("root"), rules: rules)
    }

    private func hub(for row: FaultRow) -> DatasetHub {
        var options = TransferOptions.default
        // Longer than a busy machine may keep one of fifty transfers waiting.
        (options.maximumAttempts, options.initialBackoff, options.stallTimeout) = (3, .milliseconds(1), .seconds(4))
        options.maximumBytes = 1 << 20
        return DatasetHub(
            cacheDirectory: folder("cache/\(row.number)"), options: options, logger: silentLogger, environment: [:])
    }

    private func file(of row: FaultRow, server: String) -> RemoteFile {
        RemoteFile(
            name: "data", baseURL: "\(server)/\(row.number)", path: "data.csv", sha1: sha1(Self.content),
            size: Self.content.count)
    }

    /// How a fetch ends, in the words of the table. Checks what is in the cache then.
    private func outcome(_ hub: DatasetHub, _ file: RemoteFile) async throws -> String {
        do {
            let location = try await hub.fetch(file)
            #expect(try Array(Data(contentsOf: location)) == Self.content)
            return "file"
        } catch let error as HubError {
            #expect(try hub.status(of: file) == .missing)
            #expect(error.reason.contains("/data.csv"), "\(error)")
            return error.code == .checksumMismatch ? "checksumMismatch, 76" : "\(error.code), 69"
        }
    }
}
