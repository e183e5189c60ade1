import Support

/// Receives the responses of a download.
final class DownloadReceiver: ExchangeReceiver {
    private let download: Download
    private let incoming: IncomingFile
    private var plan = BodyPlan.restart
    private var status: Int?
    /// The encoding in which the server sends the file; nil for none.
    private(set) var contentEncoding: String?
    private var errorText: [UInt8] = []
    private var errorSize = 0
    private var lastArrival = ContinuousClock.now
    private var receivedThen = 0

    init(_ download: Download, _ incoming: IncomingFile) {
        (self.download, self.incoming) = (download, incoming)
    }

    func nextRequest() -> RangeRequest {
        (lastArrival, receivedThen) = (.now, 0)
        return request
    }

    private var request: RangeRequest {
        RangeRequest(offset: incoming.checksum.count, validator: incoming.validator)
    }

    func receive(head: ResponseHead) throws {
        plan = BodyPlan(head: head, request: request)
        (status, errorText, errorSize, contentEncoding) = (head.status, [], 0, head["content-encoding"])
        switch plan {
        case .restart: try incoming.restart(validator: head.validator)
        case .wrongRange: throw TransferFault.wrongRange
        case .append: break
        case .error: return
        }
        if let length = head.length { try checkRoom(for: length) }
    }

    private func checkRoom(for count: Int) throws {
        guard count <= download.limit - incoming.checksum.count else {
            throw TransferFault.tooLarge(limit: download.limit)
        }
    }

    func receive(body: UnsafeRawBufferPointer) throws -> Bool {
        guard plan != .error else { return receive(error: body) }
        try checkRoom(for: body.count)
        try incoming.append(body)
        return true
    }

    /// Takes a piece of an error response, and keeps the text for the message.
    private func receive(error body: UnsafeRawBufferPointer) -> Bool {
        errorText += body.prefix(200 - errorText.count)
        errorSize += body.count
        return errorSize <= Self.longestError
    }

    /// The most bytes read of an error response. A redirect must be read to its end before libcurl reports its target.
    private static let longestError = 1 << 20

    func report(received: Int, expected: Int?) throws {
        try Task.checkCancellation()
        try checkStandstill(received)
        guard received > 0, plan != .error else { return }
        let total = download.file.size ?? expected.map { incoming.checksum.count - received + $0 }
        download.progress?(TransferProgress(name: download.file.name, received: incoming.checksum.count, total: total))
    }

    /// Throws if nothing arrived for too long. libcurl's own limit is on a mean over seconds, and late.
    private func checkStandstill(_ received: Int) throws {
        if received != receivedThen { (receivedThen, lastArrival) = (received, .now) }
        let patience = download.options.stallTimeout
        guard lastArrival.duration(to: .now) < patience else { throw TransferFault.stalled(patience) }
    }

    func finish(retryAfter: Duration?) throws {
        guard plan == .error else { return }
        let isSeparator = { (scalar: Unicode.Scalar) in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        }
        let words = String(decoding: errorText, as: UTF8.self).unicodeScalars.split(whereSeparator: isSeparator)
        let text = words.map { String(Substring($0)) }.joined(separator: " ")
        throw TransferFault.status(status ?? 0, text: text, retryAfter: retryAfter)
    }
}
