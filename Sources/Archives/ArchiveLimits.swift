/// The limits on the content of an archive, so that a small hostile file cannot fill the disk.
///
/// ```swift
/// var limits = ArchiveLimits.default
/// limits.maximumBytes = 100 << 30
/// try Archive(at: file, limits: limits).extract(to: folder)
/// ```
///
/// Extracted bytes are counted, holes of sparse files included, whatever sizes the archive declares. A folder that only
/// the names of entries imply counts as an entry and as 4,096 bytes, its size on most disks.
public struct ArchiveLimits: Hashable, Sendable {
    /// The total size of all files in bytes: 16 GiB by default.
    public var maximumBytes = 16 << 30
    /// The ratio of extracted bytes to the size of the archive: 200 by default.
    public var maximumRatio = 200
    /// The number of extracted bytes up to which the ratio is not checked: 128 MiB by default.
    public var ratioFloor = 128 << 20
    /// The number of entries: 1,000,000 by default.
    public var maximumEntries = 1_000_000
    /// The depth of nested folders: 1,000 by default.
    public var maximumDepth = 1_000

    /// The default limits.
    public static let `default` = ArchiveLimits()

    /// The default limits.
    public init() {}
}

/// The entries and bytes extracted so far, checked against the limits.
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
