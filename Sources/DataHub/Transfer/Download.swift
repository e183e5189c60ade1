import Files
import Logging

/// The download of one file: requests, redirections, repetitions, and the verification of what came.
struct Download {
    let file: RemoteFile
    let address: String
    let options: TransferOptions
    let environment: [String: String]
    let logger: Logger
    let progress: (@Sendable (TransferProgress) -> Void)?

    /// Fills `incoming` with the registered content. Throws the last `TransferFault`.
    ///
    /// The checksum decides what is whole: an earlier fetch may have brought all of it, and a server may be wrong about the
    /// length.
    func run(into incoming: IncomingFile) throws {
        let receiver = DownloadReceiver(self, incoming)
        var policy = RetryPolicy(options: options)
        while !isWhole(incoming) {
            do {
                try attempt(receiver)
                guard isWhole(incoming) else { throw TransferFault.wrongContent }
            } catch let fault as TransferFault {
                if isWhole(incoming) { return }
                guard let pause = policy.pause(after: fault, byteCount: incoming.checksum.count) else { throw fault }
                logger.notice("\(shown(address)): \(fault); trying again in \(pause)")
                if fault.spoilsContent { try incoming.restart(validator: nil) }
                try block(for: pause)
            }
        }
    }

    private func isWhole(_ incoming: IncomingFile) -> Bool { incoming.checksum.hexadecimal == file.sha1 }

    /// One request, with its redirections.
    private func attempt(_ receiver: DownloadReceiver) throws {
        var chain = RedirectChain(from: address, limit: options.maximumRedirects)
        while true {
            let exchange = try Exchange(
                address: chain.address, request: receiver.nextRequest(), options: options,
                network: NetworkSettings(scheme: scheme(of: chain.address) ?? "", environment: environment),
                receiver: receiver)
            guard let next = try exchange.perform() else { return try receiver.finish(retryAfter: exchange.retryAfter) }
            try chain.follow(next)
        }
    }

    /// The most bytes that may come. A registered size leaves room for others: most wrong files, such as a web page, come
    /// whole, and the error can say what they are.
    fileprivate var limit: Int {
        let room = file.size.map { $0.addingReportingOverflow(1 << 26) } ?? (.max, false)
        return min(options.maximumBytes, room.overflow ? .max : room.partialValue)
    }
}

/// Where the answers to the requests of a download go.
private final class DownloadReceiver: ExchangeReceiver {
    private let download: Download
    private let incoming: IncomingFile
    private var plan = BodyPlan.restart
    private var status: Int?
    private var errorText: [UInt8] = []
    private var errorSize = 0
    private var lastArrival = ContinuousClock.now
    private var receivedThen = 0

    init(_ download: Download, _ incoming: IncomingFile) {
        (self.download, self.incoming) = (download, incoming)
    }

    /// What to ask for now.
    func nextRequest() -> RangeRequest {
        (lastArrival, receivedThen) = (.now, 0)
        return request
    }

    private var request: RangeRequest {
        RangeRequest(offset: incoming.checksum.count, validator: incoming.validator)
    }

    func receive(head: ResponseHead) throws {
        plan = BodyPlan(head: head, request: request)
        (status, errorText, errorSize) = (head.status, [], 0)
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

    /// Takes a piece of an answer that is not the file, and keeps what an error message shows of it.
    private func receive(error body: UnsafeRawBufferPointer) -> Bool {
        errorText += body.prefix(200 - errorText.count)
        errorSize += body.count
        return errorSize <= Self.longestError
    }

    /// The most bytes of such an answer that are read: it may be a page of any length, and only after the last byte of a
    /// redirection's does libcurl say where it leads.
    private static let longestError = 1 << 20

    func report(received: Int, expected: Int?) throws {
        try Task.checkCancellation()
        try checkStandstill(received)
        guard received > 0, plan != .error else { return }
        let total = download.file.size ?? expected.map { incoming.checksum.count - received + $0 }
        download.progress?(TransferProgress(name: download.file.name, received: incoming.checksum.count, total: total))
    }

    /// Throws if nothing has come for too long. libcurl's own limit is on a mean over seconds and is late.
    private func checkStandstill(_ received: Int) throws {
        if received != receivedThen { (receivedThen, lastArrival) = (received, .now) }
        let patience = download.options.stallTimeout
        guard lastArrival.duration(to: .now) < patience else { throw TransferFault.stalled(patience) }
    }

    /// Throws if the answer was not the file.
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
