import Errors
import Foundation
import TestSupport
import Testing

@testable import DataHub

/// A fetch that fails half-way is continued by the next one, of another process too: nothing but the cache connects them.
@Suite struct ContinuationTests {
    private static let content = Array("x,y\n1,2\n".utf8)
    private static let cut = LoopbackServer.Response(
        fields: ["ETag: \"1\""], body: content, ending: .cut(after: 3))
    private static let rest = LoopbackServer.Response(
        206, fields: ["ETag: \"1\"", "Content-Range: bytes 3-7/8"], body: Array(content.dropFirst(3)))

    /// A hub's cache after a fetch that was cut, and the server with what it answers afterwards.
    private func interrupted(
        _ next: LoopbackServer.Response
    ) async throws -> (fixture: HubFixture, server: LoopbackServer) {
        let server = try LoopbackServer { $0.index == 0 ? Self.cut : next }
        let fixture = try HubFixture(server: server.url)
        let error = await #expect(throws: HubError.self) {
            try await fixture.hub { $0.maximumAttempts = 1 }.fetch(fixture.file)
        }
        #expect(error?.reason.contains("resumes after the 3 bytes") == true)
        return (fixture, server)
    }

    @Test func theNextFetchAsksForTheRest() async throws {
        let (fixture, server) = try await interrupted(Self.rest)
        #expect(try fixture.cached().count == 2)
        let location = try await fixture.hub().fetch(fixture.file)
        #expect(try Array(Data(contentsOf: location)) == Self.content)
        #expect(server.requests.map { $0.fields["range"] } == [nil, "bytes=3-"])
        #expect(server.requests[1].fields["if-range"] == "\"1\"")
        #expect(try fixture.cached() == [fixture.place])
    }

    @Test func aFileThatChangedIsFetchedWhole() async throws {
        let (fixture, server) = try await interrupted(.init(fields: ["ETag: \"2\""], body: Self.content))
        _ = try await fixture.hub().fetch(fixture.file)
        #expect(server.requests.count == 2)
        #expect(try fixture.cached() == [fixture.place])
    }

    /// The first answer continues the wrong bytes, the second one is the whole file.
    @Test func whatIsLeftIsNotTrusted() async throws {
        let whole = LoopbackServer.Response(body: Self.content)
        let server = try LoopbackServer { [Self.cut, Self.rest, whole][$0.index] }
        let fixture = try HubFixture(server: server.url)
        await #expect(throws: HubError.self) { try await fixture.hub { $0.maximumAttempts = 1 }.fetch(fixture.file) }
        try fixture.folder.write("y,y".utf8, to: "cache/\(fixture.file.sha1)/tables/.partial")
        let location = try await fixture.hub().fetch(fixture.file)
        #expect(try Array(Data(contentsOf: location)) == Self.content)
        #expect(server.requests.count == 3)
    }

    @Test func whatIsWholeNeedsNoRequest() async throws {
        let (fixture, server) = try await interrupted(Self.rest)
        try fixture.folder.write(Self.content, to: "cache/\(fixture.file.sha1)/tables/.partial")
        _ = try await fixture.hub().fetch(fixture.file)
        #expect(server.requests.count == 1)
        #expect(try fixture.cached() == [fixture.place])
    }

    @Test func aFetchThatIsCancelledLeavesIt() async throws {
        let (fixture, server) = try await interrupted(Self.rest)
        await #expect(throws: CancellationError.self) {
            try await inCancelledTask { try await fixture.hub().fetch(fixture.file) }
        }
        _ = try await fixture.hub().fetch(fixture.file)
        #expect(server.requests.map { $0.fields["range"] } == [nil, "bytes=3-"])
    }

    @Test func cleaningRemovesIt() async throws {
        let (fixture, _) = try await interrupted(Self.rest)
        #expect(try fixture.hub().clean() == [])
        #expect(try fixture.cachedItems() == [])
    }

    @Test(arguments: [".lock", ".partial", "a/.partial-validator", ".incoming-1", ".extract-1/b"])
    func itsNamesAreNoNamesOfFiles(path: String) async throws {
        let fixture = try HubFixture(path: path)
        let error = await #expect(throws: HubError.self) { try await fixture.hub().fetch(fixture.file) }
        #expect(error?.code == .invalidEntry)
    }
}
