import CCurl

/// Receives the response of an exchange.
protocol ExchangeReceiver: AnyObject {
    /// Called once before the body, also of a redirect, or at the end if absent.
    func receive(head: ResponseHead) throws
    /// Called for each piece of the body. Returning false ends the exchange as if it were complete.
    func receive(body: UnsafeRawBufferPointer) throws -> Bool
    /// Called at least once per second with the progress of this exchange's body.
    func report(received: Int, expected: Int?) throws
}

/// One request and its response: the only caller of libcurl.
///
/// Redirects are returned, not followed; bodies are not decoded; an error status is a response.
final class Exchange {
    private let handle: UnsafeMutableRawPointer
    private let receiver: any ExchangeReceiver
    /// libcurl's details of an error.
    private let detail = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var fields: UnsafeMutablePointer<curl_slist>?
    private var head = ResponseHead()
    /// The size of all header and trailer fields so far.
    private var fieldBytes = 0
    private var isHeadGiven = false
    private var isMoreWanted = true
    private var failure: (any Error)?

    init(
        address: String, request: RangeRequest, options: TransferOptions, network: NetworkSettings,
        receiver: any ExchangeReceiver
    ) throws {
        guard Self.isLibraryReady, let handle = curl_easy_init() else {
            throw TransferFault.curl(0, "libcurl does not work")
        }
        (self.handle, self.receiver) = (handle, receiver)
        detail.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try check(curl_set_pointer(handle, CURLOPT_ERRORBUFFER, detail))
        try setAddress(address)
        try setNetwork(network)
        try setPatience(options)
        try setFields(request)
        try setCallbacks()
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(fields)
        detail.deallocate()
    }

    private static let mostFieldBytes = 1 << 20
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Makes the request. Returns the target of a redirect, or nil.
    func perform() throws -> String? {
        let code = curl_easy_perform(handle)
        if let failure { throw failure }
        if isMoreWanted { try check(code) }
        if let redirect { return redirect }
        try giveHead()
        return nil
    }

    var retryAfter: Duration? {
        var seconds = curl_off_t(0)
        guard curl_get_offset(handle, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK, seconds > 0 else { return nil }
        return .seconds(seconds)
    }

    private var redirect: String? {
        var address: UnsafePointer<CChar>?
        guard curl_get_string(handle, CURLINFO_REDIRECT_URL, &address) == CURLE_OK else { return nil }
        return address.map { String(cString: $0) }
    }
}

extension Exchange {
    private func setAddress(_ address: String) throws {
        try check(curl_set_string(handle, CURLOPT_URL, address))
        try check(curl_allow_web_and_files(handle))
    }

    private func setNetwork(_ network: NetworkSettings) throws {
        try check(curl_set_string(handle, CURLOPT_PROXY, network.proxy))
        try check(curl_set_string(handle, CURLOPT_NOPROXY, network.exceptions))
        if let file = network.authorities { try check(curl_set_string(handle, CURLOPT_CAINFO, file)) }
    }

    private func setPatience(_ options: TransferOptions) throws {
        try check(curl_set_long(handle, CURLOPT_NOSIGNAL, 1))
        let connect = Int(options.connectTimeout / .milliseconds(1))
        try check(curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, connect)))
    }

    private func setFields(_ request: RangeRequest) throws {
        try check(curl_set_string(handle, CURLOPT_USERAGENT, "TabularKit"))
        // A compressed body would not have the registered SHA-1.
        fields = curl_slist_append(fields, "Accept-Encoding: identity")
        if request.offset > 0, let validator = request.validator {
            fields = curl_slist_append(fields, "If-Range: \(validator)")
            try check(curl_set_string(handle, CURLOPT_RANGE, "\(request.offset)-"))
        }
        try check(curl_set_list(handle, CURLOPT_HTTPHEADER, fields))
    }

    private func setCallbacks() throws {
        // The handle calls back only within `perform`.
        let context = Unmanaged.passUnretained(self).toOpaque()
        try check(curl_set_pointer(handle, CURLOPT_HEADERDATA, context))
        try check(curl_set_write_function(handle, CURLOPT_HEADERFUNCTION, receiveLine))
        try check(curl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        try check(curl_set_write_function(handle, CURLOPT_WRITEFUNCTION, receiveBody))
        try check(curl_set_pointer(handle, CURLOPT_XFERINFODATA, context))
        try check(curl_set_progress_function(handle, receiveProgress))
        try check(curl_set_long(handle, CURLOPT_NOPROGRESS, 0))
    }

    private func check(_ code: CURLcode) throws {
        guard code != CURLE_OK else { return }
        let message = String(cString: detail.pointee == 0 ? curl_easy_strerror(code) : UnsafePointer(detail))
        throw TransferFault.curl(code.rawValue, message)
    }
}

extension Exchange {
    fileprivate func take(line: UnsafeRawBufferPointer) throws {
        fieldBytes += line.count
        guard fieldBytes <= Self.mostFieldBytes else { throw TransferFault.tooManyFields }
        head.add(line: String(decoding: line, as: UTF8.self))
    }

    fileprivate func take(body: UnsafeRawBufferPointer) throws {
        try giveHead()
        isMoreWanted = try receiver.receive(body: body)
    }

    fileprivate func take(received: Int, expected: Int) throws {
        try receiver.report(received: received, expected: expected > 0 ? expected : nil)
    }

    private func giveHead() throws {
        guard !isHeadGiven else { return }
        isHeadGiven = true
        try receiver.receive(head: head)
    }

    /// Runs `body` on the exchange at `context`, and keeps its error for `perform`. False stops the transfer.
    fileprivate static func run(_ context: UnsafeMutableRawPointer?, _ body: (Exchange) throws -> Void) -> Bool {
        guard let context else { return false }
        let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
        do {
            try body(exchange)
            return exchange.isMoreWanted
        } catch {
            exchange.failure = error
            return false
        }
    }
}

private func receiveLine(
    _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    let line = UnsafeRawBufferPointer(start: data, count: size * count)
    return Exchange.run(context) { try $0.take(line: line) } ? size * count : 0
}

private func receiveBody(
    _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    let body = UnsafeRawBufferPointer(start: data, count: size * count)
    return Exchange.run(context) { try $0.take(body: body) } ? size * count : 0
}

private func receiveProgress(
    _ context: UnsafeMutableRawPointer?, _ total: curl_off_t, _ received: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
    Exchange.run(context) { try $0.take(received: Int(received), expected: Int(total)) } ? 0 : 1
}
