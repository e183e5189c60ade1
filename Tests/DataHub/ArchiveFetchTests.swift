import Archives
import DataHub
import Errors
import Foundation
import TestSupport
import Testing

@Suite struct ArchiveFetchTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func file(_ path: String) throws -> RemoteFile {
        let content = try Data(contentsOf: fixture("archives").appending(path: path))
        return RemoteFile(
            name: "good", baseURL: fixture("archives").absoluteString, path: path, sha1: sha1(content),
            size: content.count)
    }

    private var hub: DatasetHub { DatasetHub(cacheDirectory: folder("cache"), logger: silentLogger, environment: [:]) }

    @Test(arguments: ["good.zip", "good.tar", "good.tar.gz", "good.tar.bz2", "good.tar.xz", "good.tar.zst"])
    func extraction(path: String) async throws {
        let archive = try file(path)
        let outer = try await hub.fetchAndExtract(archive)
        let inner = try await hub.fetchAndExtract(archive, folder: "data")
        #expect(outer.appending(path: "data").path == inner.path)
        #expect(try Data(contentsOf: inner.appending(path: "a.txt")) == Data("alpha\n".utf8))
    }

    @Test func aDamagedExtractionIsRepeated() async throws {
        let archive = try file("good.zip")
        let inner = try await hub.fetchAndExtract(archive, folder: "data")
        try FileManager.default.removeItem(at: inner.appending(path: "a.txt"))
        try Data("more".utf8).write(to: inner.appending(path: "sub/b.csv"))
        _ = try await hub.fetchAndExtract(archive)
        #expect(try Data(contentsOf: inner.appending(path: "a.txt")) == Data("alpha\n".utf8))
        #expect(try Data(contentsOf: inner.appending(path: "sub/b.csv")).count > 4)
    }

    @Test func damageOfEqualSizeIsMended() async throws {
        let archive = try file("good.zip")
        let inner = try await hub.fetchAndExtract(archive, folder: "data")
        try Data("alphA\n".utf8).write(to: inner.appending(path: "a.txt"))
        _ = try await hub.fetchAndExtract(archive)
        #expect(try Data(contentsOf: inner.appending(path: "a.txt")) == Data("alpha\n".utf8))
    }

    @Test func limitsAreTheHubs() async throws {
        var limits = ArchiveLimits.default
        limits.maximumEntries = 1
        let hub = DatasetHub(
            cacheDirectory: folder("cache"), archiveLimits: limits, logger: silentLogger, environment: [:])
        let archive = try file("good.zip")
        let error = await #expect(throws: HubError.self) { try await hub.fetchAndExtract(archive) }
        #expect(error?.reason.contains("maximumEntries") == true)
    }

    @Test(arguments: ["missing", "data/a.txt", "../..", ""])
    func aFolderThatIsNotThere(name: String) async throws {
        let archive = try file("good.zip")
        let hub = hub
        guard !name.isEmpty else {
            #expect(try await hub.fetchAndExtract(archive, folder: name).path == hub.fetchAndExtract(archive).path)
            return
        }
        let error = await #expect(throws: HubError.self) { try await hub.fetchAndExtract(archive, folder: name) }
        #expect(error?.code == .badArchive)
        #expect(error?.advice == "It holds: 'data'.")
    }

    @Test func whatIsNoArchive() async throws {
        let script = try file("make.py")
        let hub = hub
        let error = await #expect(throws: HubError.self) { try await hub.fetchAndExtract(script) }
        #expect(error?.code == .badArchive)
    }

    @Test func manyAtOnce() async throws {
        let (hub, archive) = (hub, try file("good.tar.gz"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let inner = try await hub.fetchAndExtract(archive, folder: "data")
                    #expect(try Data(contentsOf: inner.appending(path: "a.txt")) == Data("alpha\n".utf8))
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func theBundledSampleIsTheRegisteredOne() async throws {
        let location = try await DatasetHub(cacheDirectory: folder("cache"), isOffline: true, environment: [:]).fetch(
            .houseSample)
        #expect(try sha1(Data(contentsOf: location)) == RemoteFile.houseSample.sha1)
    }
}
