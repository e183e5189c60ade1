import Logging

/// The download of one file: requests, redirections, repetitions, and the verification of what came.
struct Download {
    let file: RemoteFile
    let address: String
    let options: TransferOptions
    let environment: [String: String]
    let logger: Logger
    let cancellation: Cancellation
    let progress: (@Sendable (TransferProgress) -> Void)?

    /// Fills `incoming` with the registered content. Throws the last `TransferFault`.
    func run(into incoming: IncomingFile) throws {
        let receiver = DownloadReceiver(self, incoming)
        var policy = RetryPolicy(options: options)
        while true {
            do {
                try attempt(receiver)
                guard incoming.checksum.hexadecimal == file.sha1 else { throw TransferFault.wrongContent }
                return
            } catch let fault as TransferFault {
                guard let pause = policy.pause(after: fault) else { throw fault }
                logger.notice("\(shown(address)): \(fault); trying again in \(pause)")
                if fault.spoilsContent { try receiver.restart() }
                try cancellation.sleep(for: pause)
            }
        }
    }

    /// One request, with its redirections.
    private func attempt(_ receiver: DownloadReceiver) throws {
        var chain = RedirectChain(from: address, limit: options.maximumRedirects)
        while true {
            let exchange = try Exchange(
                address: chain.address, offset: receiver.resumeOffset, validator: receiver.validator, options: options,
                proxy: ProxySettings(scheme: scheme(of: chain.address) ?? "", environment: environment),
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
    private(set) var validator: String?
    private var plan = BodyPlan.restart
    private var status: Int?
    private var errorText: [UInt8] = []
    private var errorSize = 0

    init(_ download: Download, _ incoming: IncomingFile) {
        (self.download, self.incoming) = (download, incoming)
    }

    /// The first byte to ask for: behind what is there, if the server named a way to tell that the file is still the same.
    var resumeOffset: Int { validator == nil ? 0 : incoming.checksum.count }

    /// Forgets what came.
    func restart() throws {
        validator = nil
        try incoming.restart()
    }

    func receive(head: ResponseHead) throws {
        plan = BodyPlan(head: head, offset: resumeOffset)
        (status, errorText, errorSize) = (head.status, [], 0)
        switch plan {
        case .restart:
            try restart()
            validator = head.validator
        case .wrongRange: throw TransferFault.wrongRange
        case .append, .error: break
        }
    }

    func receive(body: UnsafeRawBufferPointer) throws -> Bool {
        guard plan != .error else { return receive(error: body) }
        guard body.count <= download.limit - incoming.checksum.count else {
            throw TransferFault.tooLarge(limit: download.limit)
        }
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
        try download.cancellation.check()
        guard received > 0, plan != .error else { return }
        let total = download.file.size ?? expected.map { incoming.checksum.count - received + $0 }
        download.progress?(TransferProgress(name: download.file.name, received: incoming.checksum.count, total: total))
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
