import DataHub
import Errors
import Foundation
import TestSupport
import Testing

/// What came of a fetch from a server that gives its answers one after the other, the last one for ever.
struct FetchOutcome {
    let fixture: HubFixture
    let requests: [LoopbackServer.Request]
    let location: URL?
    let error: HubError?

    init(_ answers: [LoopbackServer.Response], _ change: (inout TransferOptions) -> Void = { _ in }) async throws {
        let server = try LoopbackServer { answers[min($0.index, answers.count - 1)] }
        fixture = try HubFixture(server: server.url)
        var (location, error) = (URL?.none, HubError?.none)
        do {
            location = try await fixture.hub(change).fetch(fixture.file)
        } catch let failure as HubError {
            error = failure
        }
        (self.location, self.error, requests) = (location, error, server.requests)
    }

    /// Checks that the file is in the cache, alone, after this many requests.
    func expectFile(requests count: Int, _ source: SourceLocation = #_sourceLocation) throws {
        #expect(error == nil, sourceLocation: source)
        #expect(requests.count == count, sourceLocation: source)
        #expect(try fixture.cached() == [fixture.place], sourceLocation: source)
        #expect(try location.map { try Array(Data(contentsOf: $0)) } == fixture.content, sourceLocation: source)
    }

    /// Checks that the fetch failed, after this many requests, and that nothing is in the cache.
    func expectError(_ code: HubError.Code, requests count: Int, _ source: SourceLocation = #_sourceLocation) throws {
        #expect(error?.code == code, sourceLocation: source)
        #expect(requests.count == count, sourceLocation: source)
        #expect(try fixture.cached() == [], sourceLocation: source)
    }
}

@Suite struct FetchTests {
    private static let content = Array("x,y\n1,2\n".utf8)
    private let good = LoopbackServer.Response(body: content)

    @Test func aRightFile() async throws {
        let outcome = try await FetchOutcome([good])
        try outcome.expectFile(requests: 1)
        #expect(outcome.requests[0].target == "/tables/small.csv")
        #expect(outcome.requests[0].fields["accept-encoding"] == "identity")
        #expect(outcome.requests[0].fields["range"] == nil)
    }

    @Test(arguments: [408, 429, 500, 502, 503, 504])
    func passingFaultsAreRepeated(status: Int) async throws {
        try await FetchOutcome([.init(status), .init(status), good]).expectFile(requests: 3)
    }

    @Test(arguments: [400, 401, 403, 404, 410, 501, 204])
    func otherAnswersAreErrorsAtOnce(status: Int) async throws {
        let outcome = try await FetchOutcome([.init(status, body: Array("No such\nthing".utf8)), good])
        try outcome.expectError(.unavailable, requests: 1)
        let message = try #require(outcome.error?.reason)
        #expect(message.contains("HTTP status \(status)"))
        #expect(message.contains("/tables/small.csv"))
        #expect(status == 204 || message.contains("No such thing"))
    }

    @Test func anErrorPageIsReadOnlySoFar() async throws {
        let page = [UInt8](repeating: 0x1B, count: 2 << 20)
        let outcome = try await FetchOutcome([.init(404, body: page)])
        try outcome.expectError(.unavailable, requests: 1)
        #expect(outcome.error?.reason.contains("HTTP status 404") == true)
        #expect(outcome.error?.reason.contains("\u{1B}") == false)
        try await FetchOutcome([.init(503, body: page), good]).expectFile(requests: 2)
    }

    @Test func repetitionsEnd() async throws {
        try await FetchOutcome([.init(503)]) { $0.maximumAttempts = 3 }.expectError(.unavailable, requests: 3)
    }

    @Test func aWrongFileIsRepeatedOnceAndNotKept() async throws {
        let outcome = try await FetchOutcome([.init(body: Array("x,y\n1,3\n".utf8))])
        try outcome.expectError(.checksumMismatch, requests: 2)
        let error = try #require(outcome.error)
        #expect(error.reason.contains(outcome.fixture.file.sha1))
        #expect(error.reason.contains(sha1(Array("x,y\n1,3\n".utf8))))
        #expect(error.reason.contains("of 8 bytes"))
        #expect(error.advice == nil)
    }

    @Test func aFileThatIsWrongOnce() async throws {
        try await FetchOutcome([.init(body: Array("x,y\n1,3\n".utf8)), good]).expectFile(requests: 2)
    }

    @Test(arguments: [("<!DOCTYPE html><p>Log in", "web page"), ("\n <html>", "web page"), ("", "empty")])
    func aWrongFileIsExplained(body: String, hint: String) async throws {
        let outcome = try await FetchOutcome([.init(body: Array(body.utf8))])
        try outcome.expectError(.checksumMismatch, requests: 2)
        #expect(outcome.error?.advice?.contains(hint) == true)
    }

    @Test func aCutBodyIsRepeatedWhole() async throws {
        let outcome = try await FetchOutcome([.init(body: Self.content, ending: .cut(after: 3)), good])
        try outcome.expectFile(requests: 2)
        #expect(outcome.requests[1].fields["range"] == nil)
    }

    @Test(arguments: ["ETag: \"tag\"", "Last-Modified: Sat, 21 Nov 2026 00:00:00 GMT"])
    func aCutBodyIsContinued(validator: String) async throws {
        let rest = LoopbackServer.Response(
            206, fields: [validator, "Content-Range: bytes 3-7/8"], body: Array(Self.content.dropFirst(3)))
        let outcome = try await FetchOutcome([
            .init(fields: [validator], body: Self.content, ending: .cut(after: 3)), rest,
        ])
        try outcome.expectFile(requests: 2)
        #expect(outcome.requests[1].fields["range"] == "bytes=3-")
        #expect(outcome.requests[1].fields["if-range"] == String(validator.split(separator: ": ", maxSplits: 1)[1]))
    }

    @Test func aLargeFileMayNeedManyAttempts() async throws {
        let content = (0..<5 << 20).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 9) }
        let server = try LoopbackServer { request in
            let start = request.index << 20,
                range = "Content-Range: bytes \(start)-\(content.count - 1)/\(content.count)"
            return .init(
                start == 0 ? 200 : 206, fields: ["ETag: \"1\"", range], body: Array(content[start...]),
                ending: .cut(after: 1 << 20))
        }
        let folder = try TemporaryFolder()
        var options = TransferOptions.default
        (options.maximumAttempts, options.initialBackoff) = (2, .milliseconds(1))
        let hub = DatasetHub(
            cacheDirectory: folder("cache"), options: options, logger: silentLogger, environment: [:])
        let file = RemoteFile(name: "large", baseURL: server.url, path: "large", sha1: sha1(content))
        #expect(try await Array(Data(contentsOf: hub.fetch(file))) == content)
        #expect(server.requests.count == 5)
    }

    @Test func aServerThatCannotContinueGivesTheWholeFile() async throws {
        let cut = LoopbackServer.Response(fields: ["ETag: \"1\""], body: Self.content, ending: .cut(after: 3))
        try await FetchOutcome([cut, good]).expectFile(requests: 2)
        try await FetchOutcome([cut, .init(416), good]).expectFile(requests: 3)
        try await FetchOutcome([cut, .init(412), good]).expectFile(requests: 3)
        let wrong = LoopbackServer.Response(
            206, fields: ["Content-Range: bytes 2-7/8"], body: Array(Self.content.dropFirst(2)))
        let outcome = try await FetchOutcome([cut, wrong, good])
        try outcome.expectFile(requests: 3)
        #expect(outcome.requests[2].fields["range"] == nil)
    }

    @Test func redirections() async throws {
        try await FetchOutcome([.init(302, fields: ["Location: /elsewhere"]), good]).expectFile(requests: 2)
        let page = [UInt8](repeating: 0x1B, count: 5000)
        try await FetchOutcome([.init(302, fields: ["Location: /elsewhere"], body: page), good]).expectFile(requests: 2)
        try await FetchOutcome([.init(302, fields: ["Location: /tables/small.csv"])]).expectError(
            .unavailable, requests: 1)
        try await FetchOutcome([.init(302, fields: ["Location: file:///etc/hostname"])]).expectError(
            .unavailable, requests: 1)
        try await FetchOutcome([.init(302)]).expectError(.unavailable, requests: 1)
    }

    @Test func sizesAreLimited() async throws {
        try await FetchOutcome([good]) { $0.maximumBytes = 7 }.expectError(.unavailable, requests: 1)
        try await FetchOutcome([good]) { $0.maximumBytes = 8 }.expectFile(requests: 1)
    }

    @Test func fieldsBehindTheBodyAreLimited() async throws {
        let trailers = String(repeating: "X-Field: value\r\n", count: 100_000)
        let endless = LoopbackServer.Response(
            fields: ["Transfer-Encoding: chunked"], body: Array("1\r\nx\r\n0\r\n\(trailers)".utf8))
        try await FetchOutcome([endless]).expectError(.unavailable, requests: 1)
    }

    @Test func aStandstillEnds() async throws {
        let stalled = LoopbackServer.Response(body: Self.content, ending: .stalled(after: 0))
        let outcome = try await FetchOutcome([stalled]) { ($0.stallTimeout, $0.maximumAttempts) = (.seconds(1), 1) }
        try outcome.expectError(.unavailable, requests: 1)
    }

    @Test func nobodyListens() async throws {
        let fixture = try HubFixture()
        let error = await #expect(throws: HubError.self) {
            try await fixture.hub { $0.maximumAttempts = 2 }.fetch(fixture.file)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.advice?.contains("tables/small.csv") == true)
    }

    @Test func theProxyOfTheEnvironmentIsUsed() async throws {
        let proxy = try LoopbackServer { [good] _ in good }
        let fixture = try HubFixture(server: "http://data.invalid")
        _ = try await fixture.hub(environment: ["HTTP_PROXY": proxy.url]).fetch(fixture.file)
        #expect(proxy.requests.map(\.target) == ["http://data.invalid/tables/small.csv"])
    }

    @Test func aCancelledTaskLeavesNothing() async throws {
        let server = try LoopbackServer { _ in .init(body: Self.content, ending: .stalled(after: 3)) }
        let fixture = try HubFixture(server: server.url)
        let task = Task { try await fixture.hub().fetch(fixture.file) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try fixture.cached() == [])
    }

    @Test func manyAtOnceAllGetTheFile() async throws {
        let server = try LoopbackServer { [good] _ in good }
        let fixture = try HubFixture(server: server.url)
        let hub = fixture.hub()
        let places = try await withThrowingTaskGroup(of: URL.self) { group in
            for _ in 0..<8 { group.addTask { try await hub.fetch(fixture.file) } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1.path) }
        }
        #expect(places == [fixture.folder("cache/" + fixture.place).path])
        #expect(try fixture.cached() == [fixture.place])
    }
}
