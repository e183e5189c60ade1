import Logging
import Support

/// The download of one file: requests, redirects, retries and verification.
struct Download {
    let file: RemoteFile
    let address: String
    let options: TransferOptions
    let environment: [String: String]
    let logger: Logger
    let progress: (@Sendable (TransferProgress) -> Void)?

    /// Fills `incoming` with the registered content. Throws the last `TransferFault`.
    ///
    /// The checksum decides what is complete: a partial download may be, and a server's length may be wrong.
    func run(into incoming: IncomingFile) throws {
        let receiver = DownloadReceiver(self, incoming)
        var policy = RetryPolicy(options: options)
        while !isWhole(incoming) {
            do {
                try attempt(receiver)
                guard try isWhole(incoming) || isEncoded(receiver, incoming) else { throw TransferFault.wrongContent }
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

    /// Whether the server compressed the file, though it was asked not to. Undoes that.
    private func isEncoded(_ receiver: DownloadReceiver, _ incoming: IncomingFile) throws -> Bool {
        guard let encoding = receiver.contentEncoding, ["gzip", "x-gzip"].contains(encoding.lowercased()) else {
            return false
        }
        return try incoming.decompress(expecting: file.sha1, limit: limit)
    }

    /// One request with its redirects.
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

    /// The most bytes accepted. A registered size leaves room for a wrong file, so that the error can describe it.
    var limit: Int {
        let room = file.size.map { $0.addingReportingOverflow(1 << 26) } ?? (.max, false)
        return min(options.maximumBytes, room.overflow ? .max : room.partialValue)
    }
}
