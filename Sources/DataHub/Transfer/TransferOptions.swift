/// How patient a transfer is, and how large it may get.
public struct TransferOptions: Hashable, Sendable {
    /// How long a connection may take to be made: 15 seconds by default.
    public var connectTimeout: Duration = .seconds(15)
    /// How long nothing at all may arrive: 30 seconds by default, looked at once per second. A slow but steady transfer goes on.
    public var stallTimeout: Duration = .seconds(30)
    /// How long to wait for another process that works on the same file: an hour by default.
    public var maximumWait: Duration = .seconds(3600)
    /// The most bytes of one file: 4 GiB by default. A registered size is a limit, too.
    public var maximumBytes = 4 << 30
    /// How many redirections are followed: 20 by default.
    public var maximumRedirects = 20
    /// How often a request is made before a fault that may pass is given out as an error: 5 times by default. One that brought
    /// a mebibyte of the file that was not there before counts as the first again.
    public var maximumAttempts = 5
    /// The pause before the second attempt, doubled before each further one: a quarter of a second by default. It is not
    /// spread at random: of all that want the same file in the same cache, one asks for it.
    public var initialBackoff: Duration = .milliseconds(250)
    /// The longest pause, also if the server asks for a longer one by `Retry-After`: 30 seconds by default.
    public var maximumBackoff: Duration = .seconds(30)

    /// The default options.
    public static let `default` = TransferOptions()

    /// Options with the default values, to be changed.
    public init() {}
}
