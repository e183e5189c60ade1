import CCurl
import Errors
import Testing

@testable import DataHub

@Suite struct RetryPolicyTests {
    private func pauses(_ faults: [TransferFault], _ change: (inout TransferOptions) -> Void = { _ in }) -> [Duration?]
    {
        var options = TransferOptions.default
        change(&options)
        var policy = RetryPolicy(options: options)
        return faults.map { policy.pause(after: $0) }
    }

    private func status(_ status: Int, retryAfter: Duration? = nil) -> TransferFault {
        .status(status, text: "", retryAfter: retryAfter)
    }

    @Test func pausesDoubleUntilTheAttemptsEnd() {
        let expected: [Duration?] = [.milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2), nil]
        #expect(pauses(Array(repeating: status(503), count: 5)) == expected)
    }

    @Test(arguments: [
        (408, true), (429, true), (500, true), (502, true), (503, true), (504, true), (404, false), (403, false),
        (401, false), (410, false), (204, false),
    ])
    func statuses(code: Int, isRepeated: Bool) {
        #expect((pauses([status(code)])[0] != nil) == isRepeated)
    }

    @Test(arguments: [
        (CURLE_COULDNT_CONNECT, true), (CURLE_PARTIAL_FILE, true), (CURLE_RECV_ERROR, true),
        (CURLE_OPERATION_TIMEDOUT, true),
        (CURLE_COULDNT_RESOLVE_HOST, false), (CURLE_FILE_COULDNT_READ_FILE, false),
        (CURLE_PEER_FAILED_VERIFICATION, false),
    ])
    func codes(code: CURLcode, isRepeated: Bool) {
        #expect((pauses([.curl(code.rawValue, "")])[0] != nil) == isRepeated)
    }

    @Test func wrongContentIsRepeatedOnce() {
        #expect(pauses([.wrongContent, .wrongContent]) == [.milliseconds(250), nil])
        #expect(pauses([.wrongContent, status(503), .wrongContent]).last == .some(nil))
    }

    @Test func theServersPauseIsKeptUpToALimit() {
        #expect(pauses([status(429, retryAfter: .seconds(7))]) == [.seconds(7)])
        #expect(pauses([status(429, retryAfter: .seconds(3600))]) == [.seconds(30)])
        #expect(pauses([status(503, retryAfter: .seconds(0))]) == [.milliseconds(250)])
    }

    @Test func progressCountsTheAttemptsAnew() {
        var options = TransferOptions.default
        options.maximumAttempts = 3
        var policy = RetryPolicy(options: options)
        let mebibyte = 1 << 20
        let counts = [10, mebibyte, mebibyte + 10, 2 * mebibyte, 2 * mebibyte, 2 * mebibyte - 1, 0]
        let expected: [Duration?] = [250, 250, 500, 250, 500, nil, nil].map { $0.map { .milliseconds($0) } }
        #expect(counts.map { policy.pause(after: .stalled(.zero), byteCount: $0) } == expected)
    }

    @Test func theFirstAttemptCanBeTheOnly() {
        #expect(pauses([status(503)]) { $0.maximumAttempts = 1 } == [nil])
    }
}

@Suite struct ResponseHeadTests {
    private func head(_ lines: String...) -> ResponseHead {
        var head = ResponseHead()
        for line in lines { head.add(line: line + "\r\n") }
        return head
    }

    @Test func fields() {
        let head = head(
            "HTTP/1.1 302 Found", "Location: /a", "HTTP/2 206", "ETag:\"x\"", "CONTENT-RANGE:  bytes 10-19/20 ", "")
        #expect(head.status == 206)
        #expect(head["location"] == nil)
        #expect(head["etag"] == "\"x\"")
        #expect(head.rangeStart == 10)
    }

    @Test(
        arguments: [
            (["ETag: \"x\"", "Last-Modified: Monday"], "\"x\""), (["ETag: W/\"x\"", "Last-Modified: Monday"], nil),
            (["Last-Modified: Monday"], "Monday"), ([], nil),
        ] as [([String], String?)])
    func validators(fields: [String], validator: String?) {
        var head = head("HTTP/1.1 200 OK")
        for field in fields { head.add(line: field) }
        #expect(head.validator == validator)
    }

    @Test(
        arguments: [
            ("HTTP/1.1 200 OK", "", 0, .restart), ("HTTP/1.1 200 OK", "", 10, .restart),
            ("HTTP/1.1 206 Partial", "Content-Range: bytes 10-19/20", 10, .append),
            ("HTTP/1.1 206 Partial", "Content-Range: bytes 9-19/20", 10, .wrongRange),
            ("HTTP/1.1 206 Partial", "", 10, .wrongRange),
            ("HTTP/1.1 206 Partial", "Content-Range: bytes 10-19/20\r\nETag: \"1\"", 10, .append),
            ("HTTP/1.1 206 Partial", "Content-Range: bytes 10-19/20\r\nETag: \"2\"", 10, .wrongRange),
            ("HTTP/1.1 206 Partial", "Content-Range: bytes 0-19/20", 0, .error),
            ("HTTP/1.1 416 Range", "", 10, .error), ("HTTP/1.1 404 Not Found", "", 0, .error),
            ("HTTP/1.1 204 Empty", "", 0, .error),
            ("Content-Length: 20", "", 0, .restart),
        ] as [(String, String, Int, BodyPlan)])
    func plans(status: String, fields: String, offset: Int, plan: BodyPlan) {
        var head = head(status)
        for line in fields.split(separator: "\r\n") { head.add(line: String(line)) }
        #expect(BodyPlan(head: head, request: RangeRequest(offset: offset, validator: "\"1\"")) == plan)
    }
}

@Suite struct RedirectTests {
    @Test(arguments: [
        ["http://a/1", "http://b/2", "https://c/3", "https://c/4"], ["https://a", "https://b"],
        ["http://a", "HTTPS://a"],
    ])
    func followed(addresses: [String]) throws {
        var chain = RedirectChain(from: addresses[0], limit: 20)
        for address in addresses.dropFirst() { try chain.follow(address) }
        #expect(chain.address == addresses.last)
    }

    @Test(arguments: [
        ["https://a", "http://a"], ["http://a", "https://b", "http://c"], ["http://a", "file:///etc/passwd"],
        ["http://a", "ftp://a"],
        ["http://a", "http://a"], ["http://a", "http://b", "http://a"],
    ])
    func refused(addresses: [String]) {
        var chain = RedirectChain(from: addresses[0], limit: 20)
        #expect(throws: TransferFault.self) { for address in addresses.dropFirst() { try chain.follow(address) } }
    }

    @Test func whereTheyLeadIsShownWithoutControlAndSecrets() {
        for next in ["ftp://bob:s3cret@b/\u{1B}[2J", "http://bob:s3cret@b/\u{9B}2J?key=s3cret"] {
            var chain = RedirectChain(from: "https://a", limit: 20)
            let fault = #expect(throws: TransferFault.self) { try chain.follow(next) }
            let text = fault?.description ?? ""
            #expect(text.contains("://***@b/") && text.contains("2J"), "\(text)")
            #expect(!text.contains("s3cret"))
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
    }

    @Test func theirNumberIsLimited() throws {
        var chain = RedirectChain(from: "http://a/0", limit: 20)
        for number in 1...20 { try chain.follow("http://a/\(number)") }
        #expect(throws: TransferFault.self) { try chain.follow("http://a/21") }
    }
}

@Suite struct ProxyTests {
    @Test(
        arguments: [
            ("http", [:], "", ""), ("http", ["http_proxy": "a", "HTTP_PROXY": "b"], "a", ""),
            ("http", ["HTTP_PROXY": "b"], "b", ""),
            ("http", ["HTTP_PROXY": "b", "REQUEST_METHOD": "GET"], "", ""), ("http", ["https_proxy": "c"], "", ""),
            ("https", ["HTTPS_PROXY": "c", "NO_PROXY": "x,y"], "c", "x,y"),
            ("https", ["ALL_PROXY": "d", "no_proxy": "x"], "d", "x"),
            ("http", ["http_proxy": "", "all_proxy": "d"], "d", ""),
        ] as [(String, [String: String], String, String)])
    func settings(scheme: String, environment: [String: String], proxy: String, exceptions: String) {
        let settings = NetworkSettings(scheme: scheme, environment: environment)
        #expect(settings.proxy == proxy)
        #expect(settings.exceptions == exceptions)
    }
}
