/// How much an archive may unpack to: what stops a small hostile file from filling the disk.
///
/// ```swift
/// var limits = ArchiveLimits.default
/// limits.maximumBytes = 100 << 30
/// try Archive(at: file, limits: limits).extract(to: folder)
/// ```
///
/// Bytes are counted as they come out, holes of sparse files included; sizes that the archive declares are not believed. A folder
/// that only the names of entries imply counts as an entry and as 4,096 bytes, which it takes on most disks.
public struct ArchiveLimits: Hashable, Sendable {
    /// The most bytes of all files together: 16 GiB by default.
    public var maximumBytes = 16 << 30
    /// The largest ratio of unpacked bytes to the archive's own size: 200 by default.
    public var maximumRatio = 200
    /// Below this many unpacked bytes the ratio does not matter: 128 MiB by default.
    public var ratioFloor = 128 << 20
    /// The most entries: 1,000,000 by default.
    public var maximumEntries = 1_000_000
    /// The most folders within each other: 1,000 by default.
    public var maximumDepth = 1_000

    /// The default limits.
    public static let `default` = ArchiveLimits()

    /// Limits with the default values, to be changed.
    public init() {}
}

/// What has come out of an archive so far, held against its limits.
struct Tally {
    let limits: ArchiveLimits
    let archiveBytes: Int
    private(set) var bytes = 0
    private(set) var entries = 0

    init(limits: ArchiveLimits, archiveBytes: Int) {
        (self.limits, self.archiveBytes) = (limits, archiveBytes)
    }

    mutating func addEntries(_ count: Int) throws {
        entries += count
        guard entries <= limits.maximumEntries else { throw Fault.tooManyEntries(limits) }
    }

    mutating func addImpliedFolders(_ count: Int) throws {
        try addEntries(count)
        try add(count * 4096)
    }

    mutating func add(_ count: Int) throws {
        let (sum, overflow) = bytes.addingReportingOverflow(count)
        guard !overflow, sum <= limits.maximumBytes else {
            throw Fault(
                .tooLarge,
                "unpacks to more than \(limits.maximumBytes) bytes; raise maximumBytes if you trust the archive")
        }
        let (allowed, isUnlimited) = archiveBytes.multipliedReportingOverflow(by: limits.maximumRatio)
        guard sum <= limits.ratioFloor || isUnlimited || sum <= allowed else {
            throw Fault(
                .tooLarge,
                "unpacks to more than \(limits.maximumRatio) times its own \(archiveBytes) bytes; raise maximumRatio if you trust it"
            )
        }
        bytes = sum
    }
}
