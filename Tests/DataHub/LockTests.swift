import Foundation
import Support
import Synchronization
import TestSupport
import Testing

@testable import DataHub

/// How many hold a lock now, and how many have.
private final class Tally: Sendable {
    let counts = Mutex((holders: 0, turns: 0))
}

@Suite struct LockTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder(".lock").path }

    @Test func oneHolderAtATime() throws {
        var first = try FileLock(at: path)
        #expect(first != nil)
        #expect(try FileLock(at: path) == nil)
        #expect(FileLock.holder(at: path) == "\(ProcessInfo.processInfo.processIdentifier)")
        first = nil
        #expect(try folder.contents() == [])
        #expect(try FileLock(at: path) != nil)
    }

    @Test func theFileOfADeadHolderIsFree() throws {
        try folder.write("1".utf8, to: ".lock")
        #expect(try FileLock(at: path) != nil)
    }

    @Test(arguments: ["link", "folder"])
    func whatIsNoFileIsNotLocked(kind: String) throws {
        if kind == "link" {
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "elsewhere")
        } else {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        #expect(throws: SystemError.self) { try FileLock(at: path) }
        #expect(try folder.contents() == [".lock"])
    }

    /// However the file comes and goes, no two hold the lock at once.
    @Test func holdersExcludeEachOther() async throws {
        let (path, tally) = (path, Tally())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    while tally.counts.withLock({ $0.turns < 200 }) {
                        guard let lock = try? FileLock(at: path) else { continue }
                        withExtendedLifetime(lock) {
                            tally.counts.withLock { ($0.holders, $0.turns) = ($0.holders + 1, $0.turns + 1) }
                            #expect(tally.counts.withLock { $0.holders } == 1)
                            tally.counts.withLock { $0.holders -= 1 }
                        }
                    }
                }
            }
        }
        #expect(try folder.contents() == [])
    }

    @Test func aFetchThatWaitsCanBeCancelled() async throws {
        let fixture = try HubFixture()
        let lock = try fixture.hub().lock(for: fixture.file)
        let task = Task { try await fixture.hub().fetch(fixture.file) }
        try await Task.sleep(for: .milliseconds(20))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        withExtendedLifetime(lock) {}
    }

    @Test func waitingEndsAndNamesTheHolder() async throws {
        let fixture = try HubFixture()
        let lock = try fixture.hub().lock(for: fixture.file)
        let error = await #expect(throws: HubError.self) {
            try await fixture.hub { $0.maximumWait = .milliseconds(10) }.fetch(fixture.file)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.reason.contains("process \(ProcessInfo.processInfo.processIdentifier) ") == true)
        withExtendedLifetime(lock) {}
    }

    @Test func whatKilledOnesLeftIsRemovedByTheNext() async throws {
        let server = try LoopbackServer { _ in .init(body: Array("x,y\n1,2\n".utf8)) }
        let fixture = try HubFixture(server: server.url)
        for name in [".incoming-1f", ".extract-2e/c.csv", ".lock", ".partial"] {
            try fixture.folder.write("x".utf8, to: "cache/\(fixture.file.sha1)/tables/" + name)
        }
        _ = try await fixture.hub().fetch(fixture.file)
        #expect(try fixture.cached() == [fixture.place])
    }

    /// Where there are no locks, each works under a name of its own.
    @Test func withoutALockAllSucceed() async throws {
        let server = try LoopbackServer { _ in .init(body: Array("x,y\n1,2\n".utf8)) }
        let fixture = try HubFixture(server: server.url)
        let hub = fixture.hub()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let incoming = try IncomingFile(apart: hub.location(of: fixture.file))
                    try hub.download(fixture.file, from: server.url, incoming)
                }
            }
            try await group.waitForAll()
        }
        #expect(server.requests.count == 4)
        #expect(try fixture.cached() == [fixture.place])
    }

    @Test(arguments: [(ENOLCK, true), (EOPNOTSUPP, true), (EACCES, false), (ENOSPC, false)])
    func errorsThatMeanNoLocks(number: Int32, isUnsupported: Bool) {
        #expect(SystemError("lock", "a", number: number).isUnsupportedLock == isUnsupported)
        #expect(!SystemError("open", "a", number: number).isUnsupportedLock)
    }

    @Test func aFileInTheCachesPlace() async throws {
        let fixture = try HubFixture()
        try fixture.folder.write("mine".utf8, to: "cache")
        let error = await #expect(throws: HubError.self) { try await fixture.hub().fetch(fixture.file) }
        #expect(error?.code == .inputOutput)
        #expect(try fixture.folder.contents() == ["cache"])
    }

    @Test func aReadOnlyCacheGivesWhatItHas() async throws {
        let fixture = try HubFixture()
        try fixture.folder.write(fixture.content, to: "cache/" + fixture.place)
        let folder = fixture.folder("cache/\(fixture.file.sha1)/tables").path
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        #expect(try await fixture.hub().fetch(fixture.file).path == fixture.folder("cache/" + fixture.place).path)
        #expect(try fixture.cached() == [fixture.place])
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
}
