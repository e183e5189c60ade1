/// Timeouts, retries and limits of a transfer.
public struct TransferOptions: Hashable, Sendable {
    /// Timeout for connecting: 15 seconds by default.
    public var connectTimeout: Duration = .seconds(15)
    /// Timeout without any data, checked once per second: 30 seconds by default. A slow but steady transfer continues.
    public var stallTimeout: Duration = .seconds(30)
    /// Timeout for another process that holds the lock: an hour by default.
    public var maximumWait: Duration = .seconds(3600)
    /// The largest file in bytes: 4 GiB by default. A registered size is a limit, too.
    public var maximumBytes = 4 << 30
    /// The number of redirects to follow: 20 by default.
    public var maximumRedirects = 20
    /// The number of attempts before a transient fault is an error: 5 by default. A mebibyte of progress resets it.
    public var maximumAttempts = 5
    /// The pause before the second attempt, doubled each time: 250 milliseconds by default. It needs no jitter: only
    /// one process per cache fetches a file.
    public var initialBackoff: Duration = .milliseconds(250)
    /// The longest pause, whatever the server's `Retry-After` says: 30 seconds by default.
    public var maximumBackoff: Duration = .seconds(30)

    /// The default options.
    public static let `default` = TransferOptions()

    /// The default options.
    public init() {}

}
