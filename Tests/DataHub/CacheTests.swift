import Errors
import Foundation
import TestSupport
import Testing

@testable import DataHub

@Suite struct CacheTests {
    @Test func aCachedFileNeedsNoRequest() async throws {
        let content = Array("x,y\n1,2\n".utf8)
        let server = try LoopbackServer { _ in .init(body: content) }
        let fixture = try HubFixture(server: server.url)
        let first = try await fixture.hub().fetch(fixture.file)
        #expect(try await fixture.hub().fetch(fixture.file) == first)
        #expect(try await fixture.hub(isOffline: true).fetchAll() == [first])
        #expect(server.requests.count == 1)
    }

    @Test(arguments: ["y,y\n1,2\n", "x,y\n1,", "", "x,y\n1,2\n\n"])
    func aDamagedFileIsReplaced(damage: String) async throws {
        let server = try LoopbackServer { _ in .init(body: Array("x,y\n1,2\n".utf8)) }
        let fixture = try HubFixture(server: server.url)
        try fixture.folder.write(damage.utf8, to: "cache/" + fixture.place)
        #expect(try fixture.hub().status(of: fixture.file) == .damaged(sha1: sha1(Array(damage.utf8))))
        let location = try await fixture.hub().fetch(fixture.file)
        #expect(try Array(Data(contentsOf: location)) == fixture.content)
        #expect(try fixture.cached() == [fixture.place])
        #expect(server.requests.count == 1)
    }

    @Test func aDamagedFileStaysUntilAnotherIsVerified() async throws {
        let server = try LoopbackServer { _ in .init(404) }
        let fixture = try HubFixture(server: server.url)
        try fixture.folder.write("mine".utf8, to: "cache/" + fixture.place)
        await #expect(throws: HubError.self) { try await fixture.hub().fetch(fixture.file) }
        #expect(try fixture.cached() == [fixture.place])
    }

    @Test func aFolderInTheFilesPlaceIsAnError() async throws {
        let fixture = try HubFixture()
        try fixture.folder.write(fixture.content, to: "mirror/tables/small.csv")
        let inside = try fixture.folder.write("mine".utf8, to: "cache/" + fixture.place + "/inside")
        let error = await #expect(throws: HubError.self) {
            try await fixture.hub(mirror: fixture.folder("mirror").path).fetch(fixture.file)
        }
        #expect(error?.code == .inputOutput)
        #expect(try fixture.cached() == [fixture.place + "/inside"])
        #expect(try Data(contentsOf: inside) == Data("mine".utf8))
    }

    @Test func readingACachedFileCanBeCancelled() async throws {
        let fixture = try HubFixture()
        try fixture.folder.write(fixture.content, to: "cache/" + fixture.place)
        await #expect(throws: CancellationError.self) {
            try await inCancelledTask { try await fixture.hub().fetch(fixture.file) }
        }
        await #expect(throws: CancellationError.self) {
            try await inCancelledTask { try fixture.hub().status(of: fixture.file) }
        }
        #expect(try fixture.cached() == [fixture.place])
    }

    @Test func offline() async throws {
        let fixture = try HubFixture()
        let error = await #expect(throws: HubError.self) { try await fixture.hub(isOffline: true).fetch(fixture.file) }
        #expect(error?.code == .unavailable)
        #expect(error?.reason.contains("offline") == true)
    }

    @Test(arguments: ["file://", ""], ["plain", "with space", "größe"])
    func mirrorsInFolders(scheme: String, name: String) async throws {
        let fixture = try HubFixture(path: "\(name)/50%.csv")
        try fixture.folder.write(fixture.content, to: "mirror \(name)/\(name)/50%.csv")
        let mirror =
            scheme.isEmpty ? fixture.folder("mirror \(name)").path : fixture.folder("mirror \(name)").absoluteString
        let location = try await fixture.hub(mirror: mirror, isOffline: true).fetch(fixture.file)
        #expect(try Array(Data(contentsOf: location)) == fixture.content)
    }

    @Test(arguments: [true, false])
    func mirrorsOnServers(isFromEnvironment: Bool) async throws {
        let server = try LoopbackServer { _ in .init(body: Array("x,y\n1,2\n".utf8)) }
        let (fixture, mirror) = (try HubFixture(), server.url + "/data/")
        let hub =
            isFromEnvironment
            ? fixture.hub(environment: ["TABULARKIT_MIRROR": mirror])
            : fixture.hub(mirror: mirror, environment: ["TABULARKIT_MIRROR": "x"])
        _ = try await hub.fetch(fixture.file)
        #expect(server.requests.map(\.target) == ["/data/tables/small.csv"])
    }

    @Test(arguments: [
        ("/our data", "/our%20data/tables/small.csv"), ("/a/?sig=1%2F2", "/a/tables/small.csv?sig=1%2F2"),
    ])
    func mirrorsWithBlanksAndQueries(mirror: String, target: String) async throws {
        let server = try LoopbackServer { _ in .init(body: Array("x,y\n1,2\n".utf8)) }
        let fixture = try HubFixture()
        _ = try await fixture.hub(mirror: server.url + mirror).fetch(fixture.file)
        #expect(server.requests.map(\.target) == [target])
    }

    @Test func aMirrorWithoutTheFile() async throws {
        let fixture = try HubFixture()
        let error = await #expect(throws: HubError.self) {
            try await fixture.hub(mirror: fixture.folder.url.absoluteString).fetch(fixture.file)
        }
        #expect(error?.code == .unavailable)
        #expect(try fixture.cached() == [])
    }

    @Test(arguments: ["folder", "pipe"]) func aMirrorOfWhatIsNoFile(kind: String) async throws {
        let fixture = try HubFixture(path: "50% a.csv")
        if kind == "folder" {
            try fixture.folder.write(fixture.content, to: "50% a.csv/inside")
        } else {
            let pipe = fixture.folder("50% a.csv").path
            #expect(try ProductRun(program: URL(filePath: "/usr/bin/env"), ["mkfifo", pipe]).status == 0)
        }
        let error = await #expect(throws: HubError.self) {
            try await fixture.hub(mirror: fixture.folder.url.path).fetch(fixture.file)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.reason.contains("50%25%20a.csv: it is a folder, a pipe or a device, and no file") == true)
        #expect(try fixture.cached() == [])
    }

    @Test(arguments: ["ftp://example.org", "example.org/data", "file:./data", "file://data/x"])
    func aMirrorThatIsNoAddress(mirror: String) async throws {
        let fixture = try HubFixture()
        let error = await #expect(throws: HubError.self) { try await fixture.hub(mirror: mirror).fetch(fixture.file) }
        #expect(error?.code == .invalidEntry)
    }

    @Test func aMirrorThatIsNoAddressKeepsItsSecret() async throws {
        let fixture = try HubFixture()
        let error = await #expect(throws: HubError.self) {
            try await fixture.hub(mirror: "ftp://bob:s3cret@example.org/?key=s3cret").fetch(fixture.file)
        }
        #expect(error?.description.contains("'ftp://***@example.org/tables/small.csv?***'") == true)
        #expect(error?.description.contains("s3cret") == false)
    }

    @Test func aLinkInTheFilesPlaceIsReplacedAndNotFollowed() async throws {
        let fixture = try HubFixture()
        try fixture.folder.write(fixture.content, to: "mirror/tables/small.csv")
        let target = try fixture.folder.write("mine".utf8, to: "mine")
        let place = fixture.folder("cache/" + fixture.place)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: place, withDestinationURL: target)
        _ = try await fixture.hub(mirror: fixture.folder("mirror").path).fetch(fixture.file)
        #expect(try Data(contentsOf: target) == Data("mine".utf8))
        #expect(try Data(contentsOf: place) == Data(fixture.content))
    }

    @Test func statusAndCleaning() async throws {
        let fixture = try HubFixture()
        try fixture.folder.write(fixture.content, to: "mirror/tables/small.csv")
        let hub = fixture.hub(mirror: fixture.folder("mirror").path)
        #expect(try hub.status(of: fixture.file) == .missing)
        _ = try await hub.fetch(fixture.file)
        #expect(try hub.status(of: fixture.file) == .valid)
        try fixture.folder.write("mine".utf8, to: "cache/other.txt")
        #expect(try hub.clean() == [fixture.file])
        #expect(try hub.clean() == [])
        #expect(try fixture.cachedItems() == ["other.txt"])
    }

    @Test func cleaningSparesAFileOfEqualContent() async throws {
        let fixture = try HubFixture()
        try fixture.folder.write(fixture.content, to: "mirror/tables/small.csv")
        try fixture.folder.write(fixture.content, to: "mirror/twin.csv")
        let hub = fixture.hub(mirror: fixture.folder("mirror").path)
        let twin = RemoteFile(name: "twin", path: "twin.csv", source: fixture.file.source, sha1: fixture.file.sha1)
        _ = try await hub.fetch(fixture.file)
        _ = try await hub.fetch(twin)
        #expect(try hub.clean([fixture.file]) == [fixture.file])
        #expect(try fixture.cachedItems() == [fixture.file.sha1, fixture.file.sha1 + "/twin.csv"])
        #expect(try hub.clean([twin, fixture.file]) == [twin])
        #expect(try fixture.cachedItems() == [])
    }

    @Test func cleaningRemovesWhatBelongsToAFile() throws {
        let fixture = try HubFixture()
        let folder = "cache/\(fixture.file.sha1)/tables/"
        for name in ["small.csv.extracted/a/b.csv", ".incoming-1f", ".extract-2e/c.csv", "mine.txt"] {
            try fixture.folder.write("x".utf8, to: folder + name)
        }
        #expect(try fixture.hub().clean() == [])
        #expect(try fixture.cached() == ["\(fixture.file.sha1)/tables/mine.txt"])
    }

    @Test(arguments: [404, 200])
    func aFailedFetchLeavesNoFolders(status: Int) async throws {
        let server = try LoopbackServer { _ in .init(status, body: Array("wrong".utf8)) }
        let fixture = try HubFixture(server: server.url)
        await #expect(throws: HubError.self) { try await fixture.hub().fetch(fixture.file) }
        #expect(try fixture.cachedItems() == [])
    }

    /// Each removes the folders that the others have just made.
    @Test func fetchesThatFailDoNotDisturbEachOther() async throws {
        let fixture = try HubFixture(server: "file:///missing")
        let hub = fixture.hub()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    let error = await #expect(throws: HubError.self) { try await hub.fetch(fixture.file) }
                    #expect(error?.code == .unavailable, "\(error?.reason ?? "")")
                }
            }
        }
        #expect(try fixture.cachedItems() == [])
    }

    @Test(arguments: [
        (["TABULARKIT_CACHE": "/c", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/c"),
        (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/tabularkit"),
        (["TABULARKIT_CACHE": "", "XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/tabularkit"),
        (["XDG_CACHE_HOME": "relative", "HOME": "/h"], "/h/.cache/tabularkit"),
        (["TABULARKIT_CACHE": "~/c", "HOME": "/h"], FileManager.default.currentDirectoryPath + "/~/c"),
    ])
    func cacheFolders(environment: [String: String], folder: String) {
        #expect(DatasetHub.defaultCacheDirectory(in: environment).path == folder)
        #expect(DatasetHub(environment: environment).cacheDirectory.path == folder)
        #expect(
            DatasetHub(cacheDirectory: URL(filePath: "/mine"), environment: environment).cacheDirectory.path == "/mine")
    }

    @Test(arguments: [
        ("http://a/b", "http://a/b"), ("http://user:secret@a/b", "http://***@a/b"),
        ("https://token@a/b:c@d", "https://***@a/b:c@d"), ("http://a@b:c@d:80", "http://***@d:80"),
        ("http:/user:secret@a", "http:/***@a"), ("user:secret@a/b", "***@a/b"),
        ("https://a/b?token=secret", "https://a/b?***"), ("https://u@a?x=b@c/d#e", "https://***@a?***"),
        ("https://a/b#token", "https://a/b#***"), ("http://a/\u{1B}[2J\n", #"http://a/\u{1B}[2J\n"#),
        ("file:///a@b/c", "file:///a@b/c"), ("/srv/a@b/c", "/srv/a@b/c"), ("nonsense", "nonsense"), ("", ""),
    ])
    func secretsAreNotShown(address: String, expected: String) {
        #expect(shown(address) == expected)
    }
}
