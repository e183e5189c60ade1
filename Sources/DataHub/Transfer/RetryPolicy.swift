/// Whether and when a failed attempt is repeated: a function of what has happened so far.
struct RetryPolicy {
    let options: TransferOptions
    private var attempts = 0
    private var wrongContents = 0
    /// How many bytes were there when the attempts were last counted anew.
    private var countedBytes = 0

    /// How many bytes more make an attempt count as the first: a large file from an unsteady server may need any number. It is
    /// so many that a server cannot go on for ever by a byte each time.
    static let progress = 1 << 20

    init(options: TransferOptions) { self.options = options }

    /// The pause before the next attempt after `fault`, with `byteCount` bytes of the file there; nil if there is to be none.
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
    /// The pause that the server asks for.
    fileprivate var retryAfter: Duration? {
        if case .status(_, _, let pause) = self { pause } else { nil }
    }
}
