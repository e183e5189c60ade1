import Archives
import Logging
import Platform

/// Fetches files by name into a cache, and gives out only what has the registered SHA-1.
///
/// ```swift
/// let hub = DatasetHub()
/// let train = try await hub.fetch(.kaggleHouseTrain)                  // the file in the cache
/// let sample = try await hub.fetchAndExtract(.houseSample)            // the folder with its files
/// ```
///
/// A cached file is read and its SHA-1 compared on every fetch (half a millisecond per megabyte); if it is right, nothing
/// else happens. If it is missing or damaged, the file is downloaded under another name, verified, synchronized and renamed:
/// the cache never holds a wrong file under a file's name, not even after a crash.
///
/// Several processes may use one cache: of those that want the same file one fetches it, and the others wait. A fetch that is
/// interrupted, or killed, is continued by the next one if the server can tell that its file is still the same.
public struct DatasetHub: Sendable {
    /// The files that can be fetched by name.
    public let registry: Registry
    /// The folder that holds the files.
    public let cacheDirectory: URL
    /// The address in front of each file's path that replaces the file's own; nil if there is none.
    public let mirror: String?
    /// Whether the network may not be used. Cached and bundled files and `file:` mirrors still are.
    public let isOffline: Bool
    /// Timeouts, retries and limits.
    public let options: TransferOptions
    /// How much an archive may unpack to.
    public let archiveLimits: ArchiveLimits
    let logger: Logger
    let progress: (@Sendable (TransferProgress) -> Void)?
    let environment: [String: String]

    /// A hub over a cache folder. Nothing is touched before the first fetch.
    ///
    /// - Parameters:
    ///   - registry: The files known by name.
    ///   - cacheDirectory: Where files are kept; by default what `defaultCacheDirectory(in:)` says.
    ///   - mirror: An `http:`, `https:` or `file:` address, or an absolute path, that each file's path is appended to;
    ///     by default the environment's `TABULARKIT_MIRROR`.
    ///   - isOffline: Whether to do without the network.
    ///   - options: Timeouts, retries and limits of a transfer.
    ///   - archiveLimits: How much an archive may unpack to.
    ///   - logger: Where retries and replaced files are reported.
    ///   - progress: Called during a transfer, some times per second, from any thread.
    ///   - environment: Where the variables named above and the usual ones for proxies and certificate authorities are looked up.
    public init(
        registry: Registry = .builtIn, cacheDirectory: URL? = nil, mirror: String? = nil, isOffline: Bool = false,
        options: TransferOptions = .default, archiveLimits: ArchiveLimits = .default,
        logger: Logger = Logger(label: "DataHub"),
        progress: (@Sendable (TransferProgress) -> Void)? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.registry = registry
        self.cacheDirectory = cacheDirectory ?? Self.defaultCacheDirectory(in: environment)
        self.mirror = mirror ?? environment["TABULARKIT_MIRROR"].flatMap { $0.isEmpty ? nil : $0 }
        self.isOffline = isOffline
        self.options = options
        self.archiveLimits = archiveLimits
        self.logger = logger
        self.progress = progress
        self.environment = environment
    }
}
