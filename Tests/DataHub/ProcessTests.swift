import Foundation
import TestSupport
import Testing

@testable import DataHub

/// What one process needs to know to work on the cache of another one.
struct SharedCache: Codable, Sendable {
    let cache: URL
    let server: String
    let path: String
    let sha1: String

    var file: RemoteFile { RemoteFile(name: "shared", baseURL: server, path: path, sha1: sha1) }
    var hub: DatasetHub { DatasetHub(cacheDirectory: cache, logger: silentLogger, environment: [:]) }

    /// The paths of all files in the cache, in order.
    func files() throws -> [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: cache.path)) ?? []
        return all.filter { !FileManager.default.isDirectory(cache.appending(path: $0)) }.sorted()
    }
}

/// Processes that share a cache, and die at it. `TABULARKIT_ROUNDS` multiplies how often each is tried.
@Suite(.serialized) struct ProcessTests {
    private static let rounds = ProcessInfo.processInfo.environment["TABULARKIT_ROUNDS"].flatMap { Int($0) } ?? 1
    private let folder: TemporaryFolder
    private let archive: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        archive = try Array(Data(contentsOf: fixture("archives/good.tar.gz")))
    }

    private func shared(_ server: LoopbackServer, cache: String) -> SharedCache {
        SharedCache(cache: folder(cache), server: server.url, path: "good.tar.gz", sha1: sha1(archive))
    }

    @Test func manyMakeOneRequest() async throws {
        for round in 0..<Self.rounds {
            let server = try LoopbackServer { [archive] _ in
                usleep(500_000)
                return .init(body: archive)
            }
            let shared = shared(server, cache: "\(round)")
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        await #expect(processExitsWith: .success) { [shared = shared as SharedCache] in
                            let inner = try await shared.hub.fetchAndExtract(shared.file, folder: "data")
                            #expect(try Data(contentsOf: inner.appending(path: "a.txt")) == Data("alpha\n".utf8))
                        }
                    }
                }
            }
            #expect(server.requests.count == 1)
            #expect(try shared.files().filter { $0.contains("/.") } == [])
        }
    }

    /// Those who wait for a process go on as soon as it is killed.
    @Test func aKilledOwnerBlocksNobody() async throws {
        let server = try LoopbackServer { [archive] request in
            .init(body: archive, ending: request.index == 0 ? .stalled(after: 100) : .whole)
        }
        let shared = shared(server, cache: "cache")
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(processExitsWith: .signal(SIGKILL)) { [shared = shared as SharedCache] in
                    killThisProcess(after: .milliseconds(500))
                    _ = try await shared.hub.fetch(shared.file)
                }
            }
            while server.requests.isEmpty { try? await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<4 {
                group.addTask { await #expect(throws: Never.self) { try await shared.hub.fetch(shared.file) } }
            }
        }
        #expect(server.requests.count == 2)
        #expect(try shared.files() == ["\(shared.sha1)/good.tar.gz"])
    }

    /// Killed while it waits for the rest of the file, a process leaves a part that the next one continues.
    @Test func aKilledFetchIsContinued() async throws {
        let server = try LoopbackServer { [archive] request in
            guard request.index > 0 else {
                return .init(fields: ["ETag: \"1\""], body: archive, ending: .stalled(after: 100))
            }
            let range = "Content-Range: bytes 100-\(archive.count - 1)/\(archive.count)"
            return .init(206, fields: ["ETag: \"1\"", range], body: Array(archive.dropFirst(100)))
        }
        let shared = shared(server, cache: "cache")
        await #expect(processExitsWith: .signal(SIGKILL)) { [shared = shared as SharedCache] in
            killThisProcess(after: .milliseconds(500))
            _ = try await shared.hub.fetch(shared.file)
        }
        #expect(
            try shared.files().map { $0.split(separator: "/").last } == [".lock", ".partial", ".partial-validator"])
        _ = try await shared.hub.fetch(shared.file)
        #expect(server.requests.map { $0.fields["range"] } == [nil, "bytes=100-"])
        #expect(try shared.files() == ["\(shared.sha1)/good.tar.gz"])
    }

    /// Killed at any moment, a process leaves whole files, and the next one finds its way. A lock file may stay: it is free.
    @Test func killsLeaveWholeFiles() async throws {
        let server = try LoopbackServer { [archive] _ in .init(fields: ["ETag: \"1\""], body: archive) }
        for moment in 0..<30 * Self.rounds {
            let shared = shared(server, cache: "\(moment)")
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [moment = moment as Int, shared = shared as SharedCache] in
                killThisProcess(after: .milliseconds(moment % 30))
                _ = try await shared.hub.fetchAndExtract(shared.file)
                killThisProcess(after: .zero)
                try await Task.sleep(for: .seconds(60))
            }
            #expect(try [.missing, .valid].contains(shared.hub.status(of: shared.file)))
            let location = try await shared.hub.fetchAndExtract(shared.file)
            #expect(try Data(contentsOf: location.appending(path: "data/a.txt")) == Data("alpha\n".utf8))
            #expect(try shared.files().filter { $0.contains("/.") && !$0.hasSuffix("/.lock") } == [])
        }
    }

    /// A limit on the size of files stands for a full disk.
    @Test func aFullDiskLeavesNothing() async throws {
        let content = [UInt8](repeating: 7, count: 1 << 16)
        let server = try LoopbackServer { _ in .init(fields: ["ETag: \"1\""], body: content) }
        let shared = SharedCache(cache: folder("cache"), server: server.url, path: "a", sha1: sha1(content))
        await #expect(processExitsWith: .success) { [shared = shared as SharedCache] in
            signal(SIGXFSZ, SIG_IGN)
            limitFiles(to: 1 << 15)
            let error = await #expect(throws: HubError.self) { try await shared.hub.fetch(shared.file) }
            #expect(error?.code == .inputOutput)
            #expect(error?.reason.contains("cannot write") == true)
        }
        #expect(try shared.files() == [])
    }
}

/// Ends the process by SIGKILL, from a thread of its own.
private func killThisProcess(after delay: Duration) {
    Thread.detachNewThread {
        usleep(UInt32(delay / .microseconds(1)))
        kill(getpid(), SIGKILL)
    }
}

private func limitFiles(to bytes: rlim_t) {
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #else
        setrlimit(RLIMIT_FSIZE, &limit)
    #endif
}
