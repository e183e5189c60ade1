/// Decides whether and when to retry a failed attempt.
struct RetryPolicy {
    let options: TransferOptions
    private var attempts = 0
    private var wrongContents = 0
    /// The number of bytes at the last reset of `attempts`.
    private var countedBytes = 0

    /// The number of new bytes that resets the attempts: large files may need many. A byte each time does not count.
    static let progress = 1 << 20

    init(options: TransferOptions) { self.options = options }

    /// The pause before the next attempt after `fault`, with `byteCount` bytes received; nil to give up.
    mutating func pause(after fault: TransferFault, byteCount: Int = 0) -> Duration? {
        attempts += 1
        if byteCount - countedBytes >= Self.progress { (attempts, countedBytes) = (1, byteCount) }
        if fault == .wrongContent { wrongContents += 1 }
        guard fault.isTransient, attempts < options.maximumAttempts, wrongContents <= 1 else { return nil }
        let backoff = options.initialBackoff * (1 << min(attempts - 1, 20))
        return min(max(backoff, fault.retryAfter ?? .zero), options.maximumBackoff)
    }
}

extension TransferFault {
    fileprivate var retryAfter: Duration? {
        if case .status(_, _, let pause) = self { pause } else { nil }
    }
}
