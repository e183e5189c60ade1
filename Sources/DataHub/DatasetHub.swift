import Archives
import Logging
import Support

/// Downloads files by name into a cache, verified by their SHA-1.
///
/// ```swift
/// let hub = DatasetHub()
/// let train = try await hub.fetch(.kaggleHouseTrain)                  // the file in the cache
/// let sample = try await hub.fetchAndExtract(.houseSample)            // the folder with its files
/// ```
///
/// Every fetch verifies the cached file (half a millisecond per megabyte). A missing or damaged file is downloaded
/// under a temporary name, verified, synchronized and renamed: even after a crash, the cache holds no wrong file.
///
/// Several processes may share a cache: one of them fetches a file, and the others wait for it. The next fetch resumes
/// an interrupted download if the server confirms that its file is unchanged.
public struct DatasetHub: Sendable {
    /// The files that can be fetched by name.
    public let registry: Registry
    /// The cache folder.
    public let cacheDirectory: URL
    /// The address that replaces the files' own, followed by their paths; nil for none.
    public let mirror: String?
    /// Whether to use only cached and bundled files and `file:` mirrors.
    public let isOffline: Bool
    /// Timeouts, retries and limits.
    public let options: TransferOptions
    /// The limits on extracted archives.
    public let archiveLimits: ArchiveLimits
    let logger: Logger
    let progress: (@Sendable (TransferProgress) -> Void)?
    let environment: [String: String]

    /// A hub with a cache folder. Nothing is read or written before the first fetch.
    ///
    /// - Parameters:
    ///   - registry: The files that can be fetched by name.
    ///   - cacheDirectory: The cache folder, by default `defaultCacheDirectory(in:)`.
    ///   - mirror: An `http:`, `https:` or `file:` address or an absolute path, to which the paths of files are
    ///     appended; by default `TABULARKIT_MIRROR` of the environment.
    ///   - isOffline: Whether to avoid the network.
    ///   - options: Timeouts, retries and limits of a transfer.
    ///   - archiveLimits: The limits on extracted archives.
    ///   - logger: Logs retries and replaced files.
    ///   - progress: Called several times per second during a transfer, from any thread.
    ///   - environment: The variables above, and the usual ones for proxies and certificate authorities.
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

extension DatasetHub: CustomStringConvertible {
    /// The cache folder and the number of files: `DatasetHub(/home/me/.cache/tabularkit, 8 files)`.
    public var description: String {
        let origin = (mirror.map { ", mirror \(withoutSecrets($0))" } ?? "") + (isOffline ? ", offline" : "")
        return "DatasetHub(\(cacheDirectory.givenPath), \(registry.files.count) files\(origin))"
    }
}
